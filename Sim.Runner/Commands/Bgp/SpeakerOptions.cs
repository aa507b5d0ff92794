using System.CommandLine;
using System.Globalization;
using Sim.Core.Models.Bgp;
using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Damping;
using Sim.Runner.Output;
using Sim.Scenarios.Internet;

namespace Sim.Runner.Commands.Bgp;

/// <summary>The timers and habits of all speakers: <c>--mrai 30s --ssld --damping cisco</c>.</summary>
internal sealed class SpeakerOptions
{
    private readonly QuantityOption<SimDuration> _mrai = new(
        "--mrai",
        "Between two advertisements to one neighbor. Default: 30s (RFC 4271)"
    );

    private readonly Option<string?> _jitter = new("--mrai-jitter")
    {
        Description = "Share that chance takes off it, at most. Default: 0.25 (RFC 4271)",
        HelpName = "SHARE",
    };

    private readonly Option<bool> _ssld = new("--ssld")
    {
        Description = "Nothing is sent to a neighbor that is in the path (sender-side loop detection)",
    };

    private readonly Option<bool> _wrate = new("--wrate") { Description = "Withdrawals wait for MRAI as well" };

    private readonly Option<string?> _damping = new("--damping")
    {
        Description = "Route flap damping with the parameters of " + string.Join(", ", DampingPresets.ByName.Keys),
        HelpName = "PRESET",
    };

    private readonly QuantityOption<SimDuration> _hold = new(
        "--hold",
        "Hold time after which a dead link is noticed. Default: 90s (RFC 4271)"
    );

    private readonly QuantityOption<SimDuration> _bfd = new(
        "--bfd",
        "Dead links are noticed by BFD with this interval, times 3"
    );

    public SpeakerOptions() => _damping.AcceptOnlyFromAmong([.. DampingPresets.ByName.Keys]);

    public IEnumerable<Option> All => [_mrai.Option, _jitter, _ssld, _wrate, _damping, _hold.Option, _bfd.Option];

    /// <summary>What is wrong is added to the mistakes.</summary>
    /// <param name="defaults">What holds where no option says otherwise.</param>
    /// <param name="hasFailure">A link dies, so that how it is noticed counts.</param>
    public BgpOptions Read(ParseResult parsed, BgpOptions defaults, bool hasFailure, List<string> mistakes)
    {
        SimDuration mrai = _mrai.Read(parsed, mistakes) ?? defaults.Mrai;
        return defaults with
        {
            Mrai = mrai,
            MraiJitter = Jitter(parsed, mistakes) ?? defaults.MraiJitter,
            SenderSideLoopDetection = parsed.GetValue(_ssld) || defaults.SenderSideLoopDetection,
            RateLimitWithdrawals = parsed.GetValue(_wrate) || defaults.RateLimitWithdrawals,
            Damping = parsed.GetValue(_damping) is { } preset ? DampingPresets.ByName[preset] : defaults.Damping,
            Detection = Detection(parsed, hasFailure, mistakes) ?? defaults.Detection,
        };
    }

    private double? Jitter(ParseResult parsed, List<string> mistakes)
    {
        if (parsed.GetValue(_jitter) is not { } text)
        {
            return null;
        }
        if (
            double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double share)
            && share <= 1
        )
        {
            return share;
        }
        mistakes.Add($"--mrai-jitter '{VisibleText.Of(text)}' is not a share from 0 to 1, such as 0.25.");
        return null;
    }

    private FailureDetection? Detection(ParseResult parsed, bool hasFailure, List<string> mistakes)
    {
        SimDuration? hold = _hold.Read(parsed, mistakes);
        SimDuration? bfd = _bfd.Read(parsed, mistakes);
        if (hold is not null && bfd is not null)
        {
            mistakes.Add("--hold and --bfd exclude each other.");
        }
        if ((hold is not null || bfd is not null) && !hasFailure)
        {
            mistakes.Add($"{(hold is not null ? "--hold" : "--bfd")} belongs to --fail.");
        }
        if (bfd == SimDuration.Zero)
        {
            mistakes.Add("--bfd is more than 0.");
        }
        if (hold is { } time && time < SimDuration.FromSeconds(3))
        {
            mistakes.Add("--hold is 3s or more (RFC 4271).");
        }
        return bfd is { } interval ? FailureDetection.Bfd(interval, SpeakerBuilder.BfdMultiplier)
            : hold is { } given ? FailureDetection.HoldTimer(given)
            : null;
    }
}
