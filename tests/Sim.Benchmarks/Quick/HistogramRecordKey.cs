namespace Sim.Benchmarks.Quick;

internal sealed class HistogramRecordKey : IQuickKey
{
    public string Name => "histogram_record";

    public double Measure()
    {
        var benchmarks = new HistogramBenchmarks();
        return ThreadClock.NanosecondsPerOperation(HistogramBenchmarks.Records, benchmarks.Record);
    }
}
