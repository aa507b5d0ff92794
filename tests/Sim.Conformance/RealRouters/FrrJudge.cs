using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sim.Core.Routing.Bgp.Decision;

namespace Sim.Conformance.RealRouters;

/// <summary>FRR's bgpd, with zebra for the cost of next hops.</summary>
internal sealed partial class FrrJudge(string name, DecisionProcess process, params string[] options)
    : Judge(name, process)
{
    private const string Programs = "/usr/lib/frr";

    private string _folder = "";

    public override bool HasWeight => true;

    public override void Start(NetworkLab lab, string inside, IPAddress address, RouteOffer offer)
    {
        // The daemons run as a user of their own, which makes sockets here.
        _folder = Path.Combine(lab.Folder, inside);
        Directory.CreateDirectory(_folder);
        RealPeer.Run("chmod", "", "777", _folder);
        foreach (InteriorRoute route in offer.Interior)
        {
            NetworkLab.Ip($"-n {inside} route add {route.Prefix} via {route.Gateway} metric {route.Metric}");
        }
        File.WriteAllText(Path.Combine(_folder, "zebra.conf"), "");
        File.WriteAllText(Path.Combine(_folder, "vtysh.conf"), "");
        File.WriteAllText(Path.Combine(_folder, "bgpd.conf"), Configuration(address, offer));
        Run(lab, inside, "zebra");
        lab.WaitUntil($"zebra of {this}", expected: true, () => File.Exists(Path.Combine(_folder, "zapi")));
        Run(lab, inside, "bgpd", "-n");
    }

    // A neighbor that is still idle turns connections down.
    public override bool IsReady() =>
        Peers() is { Count: > 0 } peers && peers.TrueForAll(peer => peer.GetProperty("state").GetString() == "Active");

    public override int RouteCount() =>
        Idle().IsMatch(Ask("show work-queues")) ? Peers().Sum(peer => peer.GetProperty("pfxRcd").GetInt32()) : -1;

    public override string Version() => Ask("show version").Split('\n')[0];

    public override Dictionary<string, IPAddress> BestRoutes()
    {
        using var answer = JsonDocument.Parse(Ask("show bgp ipv4 unicast json"));
        var best = new Dictionary<string, IPAddress>(StringComparer.Ordinal);
        foreach (JsonProperty prefix in answer.RootElement.GetProperty("routes").EnumerateObject())
        {
            foreach (JsonElement route in prefix.Value.EnumerateArray())
            {
                if (route.TryGetProperty("bestpath", out JsonElement isBest) && isBest.GetBoolean())
                {
                    bool isReceived = IPAddress.TryParse(route.GetProperty("peerId").GetString(), out IPAddress? peer);
                    best[prefix.Name] = isReceived ? peer! : Itself;
                }
            }
        }
        return best;
    }

    private string Configuration(IPAddress address, RouteOffer offer)
    {
        var text = new StringBuilder();
        // What a map says later reaches neighbors seconds later: it comes first, and at once.
        text.Append("bgp route-map delay-timer 0\n");
        int line = 0;
        foreach (string set in (string[])["local-preference 200", "weight 10", $"weight {RouteOffer.LocalWeight}"])
        {
            line += 10;
            string community = $"{Neighbor.Home.Value}:{set.Split(' ')[1]}";
            text.Append(CultureInfo.InvariantCulture, $"bgp community-list standard c{line} permit {community}\n");
            text.Append(
                CultureInfo.InvariantCulture,
                $"route-map policy-in permit {line}\n match community c{line}\n set {set}\n on-match next\n"
            );
        }
        text.Append("route-map policy-in permit 100\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"router bgp {Neighbor.Home.Value}\n bgp router-id {address}\n no bgp ebgp-requires-policy\n"
        );
        text.Append(" no bgp network import-check\n");
        foreach (string option in options)
        {
            text.Append(CultureInfo.InvariantCulture, $" {option}\n");
        }
        foreach (Neighbor neighbor in offer.Neighbors)
        {
            text.Append(CultureInfo.InvariantCulture, $" neighbor {neighbor.Address} remote-as {neighbor.Asn.Value}\n");
            text.Append(CultureInfo.InvariantCulture, $" neighbor {neighbor.Address} passive\n");
        }
        text.Append(" address-family ipv4 unicast\n");
        foreach (Neighbor neighbor in offer.Neighbors)
        {
            text.Append(CultureInfo.InvariantCulture, $"  neighbor {neighbor.Address} route-map policy-in in\n");
        }
        foreach (OfferedPrefix prefix in offer.Prefixes.Where(prefix => prefix.IsLocal))
        {
            text.Append(CultureInfo.InvariantCulture, $"  network {prefix.Prefix}\n");
        }
        text.Append(" exit-address-family\n");
        return text.ToString();
    }

    private void Run(NetworkLab lab, string inside, string program, params string[] more)
    {
        string File(string name) => Path.Combine(_folder, name);
        string[] arguments =
        [
            .. (string[])["-f", File($"{program}.conf"), "-z", File("zapi"), "--vty_socket", _folder],
            .. (string[])["-i", File($"{program}.pid"), "-u", "frr", "-g", "frr", "-P", "0", .. more],
        ];
        lab.Start(inside, Path.Combine(Programs, program), arguments);
    }

    private List<JsonElement> Peers()
    {
        string text = Ask("show bgp summary json");
        if (!text.StartsWith('{'))
        {
            return [];
        }
        using var answer = JsonDocument.Parse(text);
        return answer.RootElement.TryGetProperty("ipv4Unicast", out JsonElement family)
            ? [.. family.GetProperty("peers").EnumerateObject().Select(peer => peer.Value.Clone())]
            : [];
    }

    private string Ask(string question) =>
        LabProgram.Try("vtysh", "--vty_socket", _folder, "--config_dir", _folder, "-c", question).Output;

    [GeneratedRegex(@"^\s*0\s.*process_queue", RegexOptions.Multiline)]
    private static partial Regex Idle();
}
