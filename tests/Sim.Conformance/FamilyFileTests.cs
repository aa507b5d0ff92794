using System.Text.Json;
using Sim.Conformance.Route53;

namespace Sim.Conformance;

public sealed class FamilyFileTests
{
    [Test]
    public void A_count_that_differs_from_the_cases_is_refused() =>
        Refuses("""{"family":"f","source":"s","count":2,"cases":[{"id":"a"}]}""", "'count' is 2, there are 1 cases");

    [Test]
    public void An_unknown_field_of_the_file_is_refused() =>
        Refuses("""{"family":"f","source":"s","count":0,"cases":[],"extra":1}""", "unknown field extra");

    [Test]
    public void An_id_that_is_used_twice_is_refused() =>
        Refuses("""{"family":"f","source":"s","count":2,"cases":[{"id":"a"},{"id":"a"}]}""", "id used twice: a");

    [TestCase("[]", "the file is no object")]
    [TestCase("""{"family":"f","source":"s","count":0,"cases":{}}""", "'cases' is no list of objects with an 'id'")]
    [TestCase("""{"family":"f","source":"s","count":1,"cases":[{}]}""", "'cases' is no list of objects with an 'id'")]
    [TestCase("""{"family":"f","source":"s","count":0.5,"cases":[]}""", "'count' is 0.5, there are 0 cases")]
    public void A_file_of_another_shape_is_refused(string text, string message) => Refuses(text, message);

    [Test]
    public void An_unknown_field_of_a_case_is_refused()
    {
        using JsonDocument input = JsonDocument.Parse("""{"registered":1,"healthy":1,"draining":1}""");
        Assert.That(
            () => CaseJson.Read<TargetGroupInput>(input.RootElement),
            Throws.TypeOf<JsonException>().With.Message.Contains("draining")
        );
    }

    [TestCase("mrai-clique", ExpectedResult = false)]
    [TestCase("route53-answers", ExpectedResult = false)]
    public bool Only_listed_families_may_be_without_an_engine(string family) => Families.IsWithoutEngine(family);

    private static void Refuses(string text, string message)
    {
        string path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid()}.family");
        File.WriteAllText(path, text);
        try
        {
            Assert.That(
                () => FamilyFile.Read(path),
                Throws.TypeOf<InvalidDataException>().With.Message.Contains(message)
            );
        }
        finally
        {
            File.Delete(path);
        }
    }
}
