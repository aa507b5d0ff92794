using System.Globalization;
using System.Text;
using System.Xml;
using Sim.Scenarios.PolicyTests;

namespace Sim.Runner.Output;

/// <summary>JUnit XML as build servers read it: one suite per file, one test case per case.</summary>
/// <remarks>
/// The attributes are those that Jenkins' schema (junit-10.xsd) knows. Times are zero: the result of a case does not
/// depend on the machine.
/// </remarks>
internal sealed class PolicyTestJUnit : IPolicyTestFormat
{
    private static readonly XmlWriterSettings s_layout = new()
    {
        Indent = true,
        NewLineChars = "\n",
        OmitXmlDeclaration = true,
        CheckCharacters = true,
    };

    public void Write(IReadOnlyList<PolicyTestSuite> suites, TextWriter output)
    {
        StringBuilder text = new("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (var xml = XmlWriter.Create(text, s_layout))
        {
            xml.WriteStartElement("testsuites");
            WriteCounts(xml, "sim dns test", suites.Sum(suite => suite.Results.Count), suites.Sum(s => s.Failed));
            foreach (PolicyTestSuite suite in suites)
            {
                xml.WriteStartElement("testsuite");
                WriteCounts(xml, suite.File, suite.Results.Count, suite.Failed);
                xml.WriteAttributeString("skipped", "0");
                foreach (PolicyTestResult result in suite.Results)
                {
                    WriteCase(xml, suite.File, result);
                }
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        output.Write(text.Append('\n').ToString());
    }

    private static void WriteCounts(XmlWriter xml, string name, int tests, int failures)
    {
        xml.WriteAttributeString("name", Clean(name));
        xml.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("time", "0");
    }

    private static void WriteCase(XmlWriter xml, string file, PolicyTestResult result)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", Clean(result.Id));
        xml.WriteAttributeString("classname", Clean(Path.GetFileNameWithoutExtension(file)));
        xml.WriteAttributeString("time", "0");
        if (!result.Passed)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", "answer");
            xml.WriteAttributeString("message", Clean($"expected {result.Expected}, answered {result.Actual}"));
            xml.WriteString(Clean($"{result.Case.At}\n{string.Join('\n', result.Explanation)}\n"));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => IsXml(rune) ? rune.ToString() : "\uFFFD"));

    private static bool IsXml(Rune rune) => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);
}
