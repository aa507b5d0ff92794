namespace Sim.Conformance.Bgp;

/// <summary>A case of the family mrai-clique: a full mesh of <paramref name="N"/> networks, of which 1 is the
/// origin.</summary>
internal sealed record CliqueCase(
    string Id,
    int N,
    bool SenderSideLoopDetection,
    CliqueExpectation Expect,
    string? Source = null,
    string? Note = null
);

internal sealed record CliqueExpectation(double UpSeconds, long UpMessages, double DownSeconds, long DownMessages);

/// <summary>What all cases of a file have in common.</summary>
internal sealed record CliqueModel(
    string Graph,
    double LinkDelaySeconds,
    double ProcessingSeconds,
    double MraiSeconds,
    string MraiScope,
    bool MraiJitter,
    bool WithdrawalsDelayedByMrai,
    string TieBreak,
    bool ReceiverLoopDetection,
    bool ReAdvertiseToSender
);
