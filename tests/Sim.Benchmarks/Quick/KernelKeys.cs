namespace Sim.Benchmarks.Quick;

/// <summary>The kernel: time and bytes for each event, customer or timeout.</summary>
internal static class KernelKeys
{
    private const int Operations = 400_000;

    public static IEnumerable<IQuickKey> All { get; } =
    [
        .. Pair("hold_1e3", () => new HoldModel(1_000).Run),
        .. Pair("hold_1e5", () => new HoldModel(100_000).Run),
        .. Pair("hold_1e6", () => new HoldModel(1_000_000).Run),
        new OperationKey("hold_1e5_bcl", Operations, () => new BclHoldModel(100_000).Run),
        new OperationKey("hold_1e6_bcl", Operations, () => new BclHoldModel(1_000_000).Run),
        .. Pair("mm1_customer", () => new QueueingModel(servers: 1).Run),
        .. Pair("mm8_customer", () => new QueueingModel(servers: 8).Run),
        .. Pair("mm8_customer_process", () => new CustomerProcessModel().Run),
        .. Pair("timer_cancel_1e4", () => new TimeoutModel(pending: 10_000).Run),
    ];

    private static IEnumerable<IQuickKey> Pair(string name, Func<Action<int>> prepare) =>
        [new OperationKey(name, Operations, prepare), new OperationBytesKey(name + "_bytes", Operations, prepare)];
}
