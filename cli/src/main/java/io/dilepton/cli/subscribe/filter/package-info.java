/**
 * A small language of conditions on the fields of a record, such as {@code probability > 0.9 && (mass > 60 || !decision)}.
 *
 * <pre>
 * condition  := conjunction ('||' conjunction)*
 * conjunction := negation ('&amp;&amp;' negation)*
 * negation   := '!' negation | '(' condition ')' | comparison
 * comparison := operand [('==' | '!=' | '&lt;' | '&lt;=' | '&gt;' | '&gt;=') operand]
 * operand    := number | 'text' | "text" | true | false | field
 * </pre>
 *
 * <p>Types are checked when the text is parsed: numbers compare with numbers, text with text, case aside. A comparison with a field that a
 * record does not have, or whose value is NaN, is false, whatever the operator.
 */
@NullMarked
package io.dilepton.cli.subscribe.filter;

import org.jspecify.annotations.NullMarked;
