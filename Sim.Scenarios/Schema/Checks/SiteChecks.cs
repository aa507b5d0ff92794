using System.Globalization;
using Sim.Core.Quantities;

namespace Sim.Scenarios.Schema.Checks;

/// <summary>Names are unique, pools and places exist.</summary>
internal static class SiteChecks
{
    public static void Run(CheckContext context)
    {
        IReadOnlyList<Site> sites = context.Scenario.Sites;
        IReadOnlyList<FrontEnd> frontEnds = context.Scenario.FrontEnds;
        // Sites and front ends are the endpoints of results, so they share one set of names.
        context.CheckUnique(
            "endpoint",
            [.. sites.Select(site => site.Id), .. frontEnds.Select(frontEnd => frontEnd.Id)],
            i => i < sites.Count ? $"sites[{i}].id" : $"frontEnds[{i - sites.Count}].id"
        );
        foreach ((int i, Site site) in sites.Index())
        {
            CheckLocation(context, $"sites[{i}].location", site.Location);
            context.CheckUnique("upstream", site.Upstreams, n => $"sites[{i}].upstreams[{n}]");
            ComponentChecks.CheckPool(context, $"sites[{i}].pool", site.Pool);
            CheckBalancing(context, $"sites[{i}].blades", site.Blades);
        }
        if (sites.Count == 0 && frontEnds.Count == 0 && context.IsSound("frontEnds"))
        {
            context.Error("sites", "no-endpoint", "there is nothing that answers", "a site or a front end");
        }
    }

    private static void CheckBalancing(CheckContext context, string path, Blades blades)
    {
        if (blades.Routing == PodRouting.NodePort && blades.Balancing != Balancing.RoundRobin)
        {
            context.Error(
                $"{path}.balancing",
                "balancing-without-pods",
                "with routing: node-port it is kube-proxy that chooses the pod, at random",
                "routing: pod-direct, or no balancing"
            );
        }
        if (blades.Routing == PodRouting.NodePort && blades.Upstream.MaxFails > 0)
        {
            context.Error(
                $"{path}.upstream.maxFails",
                "checks-without-pods",
                "with routing: node-port nginx sees nodes instead of pods, and leaves no pod out",
                "routing: pod-direct, or 0"
            );
        }
        if (blades.Balancing == Balancing.Ewma && blades.Upstream.MaxFails > 0)
        {
            context.Error(
                $"{path}.upstream.maxFails",
                "ewma-without-checks",
                "ewma is a balancer of ingress-nginx, which leaves no pod out for its failures",
                "0, or another balancing"
            );
        }
        if (blades.Upstream.FailTimeout.Nanoseconds % SimDuration.FromSeconds(1).Nanoseconds != 0)
        {
            context.Error(
                $"{path}.upstream.failTimeout",
                "broken-second",
                $"nginx counts this time in seconds, {blades.Upstream.FailTimeout} is no whole number of them",
                "whole seconds such as 10s"
            );
        }
    }

    /// <summary>Also for pools.</summary>
    public static void CheckLocation(CheckContext context, string path, string location)
    {
        const string Expected = "a metro code such as CDG, a cloud region such as europe-west1, or latitude,longitude";
        if (!location.Contains(',', StringComparison.Ordinal))
        {
            if (context.Vocabulary.Locations is { } locations)
            {
                context.CheckKnown(path, "location", location, locations);
            }
            else if (string.IsNullOrWhiteSpace(location))
            {
                context.Error(path, "unknown-location", "the location is empty", Expected);
            }
            return;
        }
        string[] parts = location.Split(',');
        if (parts.Length != 2 || !IsDegrees(parts[0], 90) || !IsDegrees(parts[1], 180))
        {
            context.Error(
                path,
                "unknown-location",
                $"'{location}' is no point on the earth",
                "latitude,longitude in degrees, such as 48.86,2.35"
            );
        }
    }

    private static bool IsDegrees(string text, double most) =>
        double.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite,
            CultureInfo.InvariantCulture,
            out double degrees
        )
        && Math.Abs(degrees) <= most;
}
