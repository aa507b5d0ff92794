using System.Globalization;
using System.Text;
using System.Xml;

namespace Sim.Runner.Output;

/// <summary>
/// JUnit XML as build servers read it; attributes are those that Jenkins' schema (junit-10.xsd) knows.
/// </summary>
/// <remarks>Times are zero: a result does not depend on the machine.</remarks>
internal static class JUnitXml
{
    private static readonly XmlWriterSettings s_layout = new()
    {
        Indent = true,
        NewLineChars = "\n",
        OmitXmlDeclaration = true,
        CheckCharacters = true,
    };

    /// <summary>A document with one element <c>testsuites</c>.</summary>
    public static string Document(Action<XmlWriter> write)
    {
        StringBuilder text = new("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (var xml = XmlWriter.Create(text, s_layout))
        {
            xml.WriteStartElement("testsuites");
            write(xml);
            xml.WriteEndElement();
        }
        return text.Append('\n').ToString();
    }

    /// <summary>Attributes of <c>testsuites</c> and <c>testsuite</c>.</summary>
    public static void WriteCounts(this XmlWriter xml, string name, int tests, int failures)
    {
        xml.WriteAttributeString("name", Clean(name));
        xml.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("time", "0");
    }

    /// <summary>One test case.</summary>
    /// <param name="failure">What kind of failure it is, in a sentence and at length; null: it passed.</param>
    public static void WriteCase(
        this XmlWriter xml,
        string className,
        string name,
        (string Type, string Message, string Text)? failure
    )
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", Clean(name));
        xml.WriteAttributeString("classname", Clean(className));
        xml.WriteAttributeString("time", "0");
        if (failure is { } wrong)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", wrong.Type);
            xml.WriteAttributeString("message", Clean(wrong.Message));
            xml.WriteString(Clean(wrong.Text));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    /// <summary>Text of files may hold characters that XML forbids.</summary>
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => IsXml(rune) ? rune.ToString() : "\uFFFD"));

    private static bool IsXml(Rune rune) => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);
}
