using System.CommandLine;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Scenarios.Measurements;

namespace Sim.Runner.Commands.Latency;

/// <summary>The options that describe a user's request over a way.</summary>
internal sealed class UserOptions
{
    private static readonly (string Name, AccessNetwork Network)[] s_networks =
    [
        ("fiber", AccessNetwork.Ftth),
        ("cable", AccessNetwork.Cable),
        ("dsl", AccessNetwork.Dsl),
        ("4g", AccessNetwork.FourthGeneration),
        ("5g", AccessNetwork.FifthGeneration),
        ("leo", AccessNetwork.LowOrbit),
        ("geo", AccessNetwork.Geostationary),
    ];

    private readonly Option<string?> _access = new("--access")
    {
        Description = "A user at the first place, on this access network: when the first and the last byte come",
    };

    private readonly Option<string?> _protocol = new("--protocol")
    {
        Description = "The user's protocol. Default tls1.3",
    };

    private readonly QuantityOption<ByteSize> _size = new("--size", "Response with headers. Default 14KB");

    private readonly QuantityOption<Ratio> _loss = new("--loss", "Packets lost in one direction. Default 0%");

    public UserOptions()
    {
        _access.AcceptOnlyFromAmong([.. s_networks.Select(one => one.Name)]);
        _protocol.AcceptOnlyFromAmong([.. Handshake.Named.Select(one => one.Name)]);
    }

    public IEnumerable<Option> All => [_access, _protocol, _size.Option, _loss.Option];

    /// <summary>Null when no option asks for a user, or one is wrong.</summary>
    public UserRequest? Read(ParseResult parsed, List<string> mistakes)
    {
        ByteSize? size = _size.Read(parsed, mistakes);
        Ratio? loss = _loss.Read(parsed, mistakes);
        if (loss is { Value: >= 0.5 })
        {
            mistakes.Add("--loss must be less than 50%.");
        }
        string? access = parsed.GetValue(_access);
        string? protocol = parsed.GetValue(_protocol);
        if (access is null && protocol is null && size is null && loss is null)
        {
            return null;
        }
        protocol ??= Handshake.Named[0].Name;
        return new UserRequest(
            s_networks.First(one => one.Name == (access ?? s_networks[0].Name)).Network,
            protocol,
            Handshake.Named.First(one => one.Name == protocol).Handshake,
            size ?? new ByteSize(14_000),
            loss ?? Ratio.Zero
        );
    }
}
