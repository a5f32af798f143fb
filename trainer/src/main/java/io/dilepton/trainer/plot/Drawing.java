package io.dilepton.trainer.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;

/** Something that can be drawn as SVG and as PNG. */
public abstract sealed class Drawing permits Plot, BarPlot, PanelPlot, HeatMap {

    /** Width, pixels of a plain screen. */
    public static final int WIDTH = 760;

    /** Height, pixels of a plain screen. */
    public static final int HEIGHT = 460;

    /** Fully transparent: the page shows through. */
    static final Color NONE = new Color(255, 255, 255, 0);

    /** Pixels of a PNG for one of a plain screen. */
    private static final int SCALE = 2;

    private static final String SVG = "http://www.w3.org/2000/svg";

    Drawing() {}

    /** Draws. */
    abstract void paint(Graphics2D graphics);

    /**
     * Draws as SVG with a transparent ground.
     *
     * @return the document
     * @throws UnavailableFontsException when the JVM finds no font to write with
     */
    public String svg() {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment(null);
        context.setPrecision(2);
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new java.awt.Dimension(WIDTH, HEIGHT));
        Fonts.guard(() -> paint(graphics));
        StringWriter text = new StringWriter();
        try {
            graphics.stream(text, false);
        } catch (SVGGraphics2DIOException e) {
            throw new IllegalStateException("SVG is always writable to memory", e);
        }
        return SvgText.cleaned(text.toString());
    }

    /**
     * Draws as PNG on white, at twice the pixels.
     *
     * @return bytes of the file
     * @throws UnavailableFontsException when the JVM finds no font to write with
     */
    public byte[] png() {
        BufferedImage image = new BufferedImage(SCALE * WIDTH, SCALE * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.scale(SCALE, SCALE);
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            Fonts.guard(() -> paint(graphics));
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("PNG is always writable to memory", e);
        }
        return bytes.toByteArray();
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK makes XML documents", e);
        }
    }
}
