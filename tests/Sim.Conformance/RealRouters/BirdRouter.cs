using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Conformance.RealRouters;

/// <summary>
/// BIRD as the only router of a network under the policies of Gao and Rexford, made of import preference and of
/// communities that the export filters ask for.
/// </summary>
internal sealed partial class BirdRouter(NetworkLab lab, AsGraph graph, int index)
{
    public const string Prefix = "203.0.113.0/24";

    private readonly List<(int Neighbor, string Own, string Other)> _links = [];
    private string _socket = "";

    public string Inside { get; } = lab.AddNamespace($"as{graph.AsnOf(index).Value}");

    /// <summary>Where a link to a neighbor ends.</summary>
    public void AddLink(int neighbor, string own, string other) => _links.Add((neighbor, own, other));

    public void Start()
    {
        string file = Path.Combine(lab.Folder, $"{Inside}.conf");
        _socket = Path.Combine(lab.Folder, $"{Inside}.ctl");
        File.WriteAllText(file, Configuration());
        lab.Start(Inside, "bird", ["-f", "-c", file, "-s", _socket]);
    }

    /// <summary>Whether all sessions are up.</summary>
    public bool IsConnected() => Ask("show protocols").Split("Established").Length - 1 == _links.Count;

    public void Announce() => Ask("enable origin");

    public void Withdraw() => Ask("disable origin");

    /// <summary>From the network itself to the origin; empty where there is no route.</summary>
    public string BestPath()
    {
        string answer = Ask($"show route {Prefix} primary all");
        string own = Number(index);
        return Paths().Match(answer) is { Success: true } path ? $"{own} {path.Groups["path"].Value.Trim()}"
            : answer.Contains("[origin ") ? own
            : "";
    }

    private string Number(int network) => $"{graph.AsnOf(network).Value}";

    // Router ids go as the numbers of the networks do, so that BIRD prefers the lowest number, too.
    private string Configuration()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"router id 10.255.0.{graph.AsnOf(index).Value % 100};\nprotocol device {{}}\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"protocol static origin {{ disabled yes; ipv4; route {Prefix} blackhole; }}\n"
        );
        foreach ((int neighbor, string own, string other) in _links)
        {
            AsRelationship relationship = graph.RelationshipOf(index, neighbor)!.Value;
            (int preference, string export) = relationship switch
            {
                AsRelationship.Customer => (300, "source = RTS_STATIC || source = RTS_BGP"),
                AsRelationship.Peer => (200, $"source = RTS_STATIC || ({Number(index)}, 300) ~ bgp_community"),
                _ => (100, $"source = RTS_STATIC || ({Number(index)}, 300) ~ bgp_community"),
            };
            text.Append(
                CultureInfo.InvariantCulture,
                $"protocol bgp to{Number(neighbor)} {{\n  local {own} as {Number(index)};\n"
            );
            text.Append(CultureInfo.InvariantCulture, $"  neighbor {other} as {Number(neighbor)};\n  direct;\n");
            text.Append("  connect delay time 1; connect retry time 1; error wait time 1, 1;\n  ipv4 {\n");
            text.Append(CultureInfo.InvariantCulture, $"    import filter {{ bgp_local_pref = {preference}; ");
            text.Append(
                CultureInfo.InvariantCulture,
                $"bgp_community.add(({Number(index)}, {preference})); accept; }};\n"
            );
            text.Append(CultureInfo.InvariantCulture, $"    export where {export};\n  }};\n}}\n");
        }
        return text.ToString();
    }

    private string Ask(string question) => LabProgram.Try("birdc", "-s", _socket, question).Output;

    [GeneratedRegex(@"BGP\.as_path:(?<path>[ \d]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Paths();
}
