namespace Sim.Benchmarks.Quick;

/// <summary>A customer of an M/M/8 as a process: nanoseconds of thread CPU time, and bytes allocated.</summary>
internal static class CustomerProcessKeys
{
    private const int Customers = 400_000;

    public static IEnumerable<IQuickKey> All { get; } = [new Time(), new Bytes()];

    private sealed class Time : IQuickKey
    {
        public string Name => "mm8_customer_process";

        public double Measure()
        {
            var model = new CustomerProcessModel();
            return ThreadClock.NanosecondsPerOperation(Customers, () => model.Run(Customers));
        }
    }

    private sealed class Bytes : IQuickKey
    {
        public string Name => "mm8_customer_process_bytes";

        public double Measure()
        {
            var model = new CustomerProcessModel();
            model.Run(Customers);
            long before = GC.GetAllocatedBytesForCurrentThread();
            model.Run(Customers);
            return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Customers;
        }
    }
}
