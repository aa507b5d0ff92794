using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Sim.Core.Routing.Bgp.Decision;

namespace Sim.Conformance.RealRouters;

/// <summary>BIRD 2, all neighbors with the same options.</summary>
internal sealed partial class BirdJudge(string name, DecisionProcess process, string options) : Judge(name, process)
{
    private string _socket = "";

    public override bool HasWeight => false;

    public override void Start(NetworkLab lab, string inside, IPAddress address, RouteOffer offer)
    {
        string file = Path.Combine(lab.Folder, $"{inside}.conf");
        _socket = Path.Combine(lab.Folder, $"{inside}.ctl");
        File.WriteAllText(file, Configuration(address, offer));
        lab.Start(inside, "bird", ["-f", "-c", file, "-s", _socket]);
    }

    public override bool IsReady() => Ask("show status").Contains("is up");

    public override int RouteCount()
    {
        Match count = Counts().Match(Ask("show route where source = RTS_BGP count"));
        return count.Success ? int.Parse(count.Groups["count"].Value, CultureInfo.InvariantCulture) : 0;
    }

    public override string Version() => Ask("show status").Split('\n')[0];

    public override Dictionary<string, IPAddress> BestRoutes() =>
        Routes()
            .Matches(Ask("show route primary where source = RTS_BGP"))
            .ToDictionary(
                route => route.Groups["prefix"].Value,
                route => IPAddress.Parse(route.Groups["from"].Value.Replace('_', '.'))
            );

    // The name of a protocol is the address of the neighbor.
    private string Configuration(IPAddress address, RouteOffer offer)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"router id {address};\nprotocol device {{}}\nprotocol direct {{ ipv4; }}\n"
        );
        text.Append("protocol static {\n  ipv4;\n");
        foreach (InteriorRoute route in offer.Interior)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  route {route.Prefix} via {route.Gateway} {{ igp_metric = {route.Metric}; }};\n"
            );
        }
        text.Append("}\nfilter policy_in {\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"  if ({Neighbor.Home.Value}, 200) ~ bgp_community then bgp_local_pref = 200;\n  accept;\n}}\n"
        );
        foreach (Neighbor neighbor in offer.Neighbors)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"protocol bgp n_{neighbor.Address.ToString().Replace('.', '_')} {{\n"
            );
            text.Append(CultureInfo.InvariantCulture, $"  local {address} as {Neighbor.Home.Value};\n");
            text.Append(
                CultureInfo.InvariantCulture,
                $"  neighbor {neighbor.Address} as {neighbor.Asn.Value};\n  passive yes;\n  {options}\n"
            );
            text.Append("  ipv4 { import filter policy_in; export none; };\n}\n");
        }
        return text.ToString();
    }

    private string Ask(string question) => LabProgram.Try("birdc", "-s", _socket, question).Output;

    [GeneratedRegex(@"^(?<count>\d+) of", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Counts();

    // Without "unreachable", which it gives to a prefix that has no other route.
    [GeneratedRegex(
        @"^(?<prefix>\S+/\d+) +unicast \[n_(?<from>\S+) ",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Routes();
}
