using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Checks;

/// <summary>The files that a scenario names are there, and named so that another machine finds them.</summary>
internal static class FileChecks
{
    public static void Run(CheckContext context)
    {
        Scenario scenario = context.Scenario;
        if (scenario.Demand.Countries != "builtin")
        {
            Check(context, "demand.countries", scenario.Demand.Countries);
        }
        foreach ((int i, string zone) in scenario.Dns.Zone.Index())
        {
            Check(context, $"dns.zone[{i}]", zone);
        }
        foreach ((int i, string batch) in scenario.Dns.Batches.Index())
        {
            Check(context, $"dns.batches[{i}]", batch);
        }
        foreach ((int i, CidrFile cidr) in scenario.Dns.Cidr.Index())
        {
            Check(context, $"dns.cidr[{i}].file", cidr.File);
        }
        Check(context, "network.catchments", scenario.Network.Catchments);
        Check(context, "dns.healthChecks", scenario.Dns.HealthChecks);
        Check(context, "prices.machines", scenario.Prices.Machines);
        Check(context, "prices.services", scenario.Prices.Services);
        foreach ((int i, Pool pool) in scenario.Pools.Index())
        {
            Check(context, $"pools[{i}].hpa", pool.Hpa);
            Check(context, $"pools[{i}].deployment", pool.Deployment);
            foreach ((int n, string nodes) in pool.NodePools.Index())
            {
                Check(context, context.PathOfOne($"pools[{i}].nodePools", n), nodes);
            }
        }
        foreach ((Change change, string path, _) in PlannedChange.Of(scenario))
        {
            Check(context, $"{path}.dns", change.Dns);
            Check(context, $"{path}.manifest", change.Manifest);
        }
    }

    private static void Check(CheckContext context, string path, string? file)
    {
        if (file is null)
        {
            return;
        }
        if (IsAbsolute(file))
        {
            context.Error(
                path,
                "absolute-path",
                $"'{file}' is an absolute path, which no other machine has",
                "a path relative to the scenario file, with forward slashes"
            );
            return;
        }
        string place = Path.Combine(context.Directory, file);
        switch (context.Files.KindOf(place))
        {
            case InputKind.Missing:
                context.Error(
                    path,
                    "missing-file",
                    $"there is no file '{file}' beside the scenario",
                    suggestion: NearestWord.ToFile(file, context.Files.NamesIn(Path.GetDirectoryName(place) ?? ""))
                );
                break;
            case InputKind.Directory:
                context.Error(path, "not-a-file", $"'{file}' is a folder", "a file");
                break;
        }
    }

    // The same answer on every system, so Windows paths are refused on Linux too.
    private static bool IsAbsolute(string file) =>
        file.StartsWith('/') || file.StartsWith('\\') || file.StartsWith('~') || (file.Length > 1 && file[1] == ':');
}
