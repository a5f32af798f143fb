package io.dilepton.generator.request;

/**
 * What is wrong with a request.
 *
 * @param field field of the request, such as {@code conditions.massMin}
 * @param message what is wrong with it
 * @param remedy what to write instead
 */
public record Problem(String field, String message, String remedy) {

    @Override
    public String toString() {
        return field + ": " + message + "; " + remedy;
    }
}
