using Sim.Scenarios.Replay;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;

namespace Sim.Scenarios.Tests.Replay;

public sealed class ManifestFilesTests
{
    [Test]
    public void A_file_of_one_autoscaler_gives_it_its_name() =>
        Assert.That(
            Names(("a/calm.yaml", Hpa("api")), ("b/eager.yaml", Hpa("api"))),
            Is.EqualTo(new[] { "calm", "eager" })
        );

    [Test]
    public void Files_of_one_name_are_told_apart_by_their_folders() =>
        Assert.That(
            Names(("a/hpa.yaml", Hpa("api")), ("b/hpa.yaml", Hpa("api"))),
            Is.EqualTo(new[] { "a/hpa.yaml", "b/hpa.yaml" })
        );

    [Test]
    public void Autoscalers_of_one_file_have_names_of_their_own() =>
        Assert.That(Names(("all.yaml", Hpa("api") + "---\n" + Hpa("web"))), Is.EqualTo(new[] { "api", "web" }));

    [Test]
    public void A_workload_may_stand_in_a_list_of_another_file_and_other_kinds_are_told()
    {
        DiagnosticList found = [];
        MemoryFiles files = new()
        {
            ["hpa.yaml"] = Hpa("api"),
            ["all.yaml"] = """
                apiVersion: v1
                kind: List
                items:
                - apiVersion: apps/v1
                  kind: Deployment
                  metadata: {name: api}
                  spec:
                    replicas: 7
                    template: {spec: {containers: [
                      {name: a, resources: {requests: {cpu: 250m, memory: 1Gi}}},
                      {name: b, resources: {requests: {cpu: "1"}}}]}}
                - {apiVersion: v1, kind: Service, metadata: {name: api}}
                """,
        };

        ReplayedAutoscaler one = ManifestFiles.Read(files, ["hpa.yaml", "all.yaml"], found).Single();

        Assert.Multiple(() =>
        {
            Assert.That(one.Workload!.Replicas, Is.EqualTo(7));
            Assert.That(one.Workload.CpuRequestMilli, Is.EqualTo(1_250));
            Assert.That(one.Workload.MemoryRequest, Is.Null, "one container requests none");
            Assert.That(
                found.Select(f => $"{f.File}:{f.Line}:{f.Column} {f.Severity} {f.Code}"),
                Is.EqualTo(new[] { "all.yaml:12:26 Warning skipped-kind" })
            );
        });
    }

    [Test]
    public void A_kind_that_only_ends_in_List_is_told_too()
    {
        DiagnosticList found = [];
        MemoryFiles files = new() { ["x.yaml"] = "apiVersion: example.com/v1\nkind: AllowList\nspec: {}\n" };

        ManifestFiles.Read(files, ["x.yaml"], found);

        Assert.That(
            found.Single().ToString(),
            Does.StartWith("x.yaml:2:7: skipped-kind: a AllowList is not read here")
        );
    }

    [Test]
    public void A_wrong_type_in_a_workload_is_refused_at_its_place()
    {
        DiagnosticList found = [];
        MemoryFiles files = new()
        {
            ["all.yaml"] =
                Hpa("api")
                + "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api}\nspec: {replicas: many}\n",
        };

        ManifestFiles.Read(files, ["all.yaml"], found);

        Assert.That(found.Single().ToString(), Does.StartWith("all.yaml:9:18: wrong-kind: 'replicas' is 'many'"));
    }

    private static string[] Names(params (string Path, string Text)[] files)
    {
        var memory = new MemoryFiles();
        foreach ((string path, string text) in files)
        {
            memory[path] = text;
        }
        return [.. ManifestFiles.Read(memory, [.. files.Select(file => file.Path)], []).Select(one => one.Name)];
    }

    private static string Hpa(string name) =>
        $"apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {{name: {name}}}\n"
        + "spec: {maxReplicas: 9, scaleTargetRef: {kind: Deployment, name: api}}\n";
}
