using System.Net;

namespace Sim.Conformance.RealRouters;

/// <summary>ExaBGP in the place of one neighbor: says to all judges what is written for it.</summary>
internal sealed class ExaBgpNeighbor : IDisposable
{
    // It may not listen, nor become another user, nor answer commands.
    private static readonly Dictionary<string, string> s_environment = new()
    {
        ["exabgp.daemon.user"] = "root",
        ["exabgp.tcp.bind"] = "",
        ["exabgp.api.ack"] = "false",
        ["exabgp.api.cli"] = "false",
        ["exabgp.api.respawn"] = "false",
        ["exabgp.log.destination"] = "stdout",
        ["exabgp.log.level"] = "WARNING",
    };

    private readonly StreamWriter _commands;

    public ExaBgpNeighbor(NetworkLab lab, string inside, Neighbor neighbor, IEnumerable<IPAddress> judges)
    {
        string commands = Path.Combine(lab.Folder, $"{neighbor.Address}.commands");
        _commands = new StreamWriter(File.Open(commands, FileMode.Create, FileAccess.Write, FileShare.ReadWrite));
        string[] sessions =
        [
            .. judges.Select(judge =>
                $"neighbor {judge} {{ router-id {neighbor.RouterId}; local-address {neighbor.Address}; "
                + $"local-as {neighbor.Asn.Value}; peer-as {Neighbor.Home.Value}; family {{ ipv4 unicast; }} "
                + $"api {{ processes [ commands ]; }} static {{ route {Probe(neighbor)} next-hop self; }} }}"
            ),
        ];
        string process = $"process commands {{ run /usr/bin/tail -n +1 -s 0.1 -f {commands}; encoder text; }}";
        string file = Path.Combine(lab.Folder, $"{neighbor.Address}.conf");
        File.WriteAllLines(file, [process, .. sessions]);
        lab.Start(inside, "exabgp", [file], s_environment);
    }

    /// <summary>
    /// A prefix that it offers as soon as it can: before that arrives, it may lose what it is told to say.
    /// </summary>
    private static string Probe(Neighbor neighbor) => $"198.51.100.{neighbor.Address.GetAddressBytes()[3]}/32";

    public void Say(IEnumerable<string> commands)
    {
        foreach (string command in commands)
        {
            _commands.Write(command + "\n");
        }
        _commands.Flush();
    }

    public void Dispose() => _commands.Dispose();
}
