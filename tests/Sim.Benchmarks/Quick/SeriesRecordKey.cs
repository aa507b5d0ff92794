namespace Sim.Benchmarks.Quick;

internal sealed class SeriesRecordKey : IQuickKey
{
    public string Name => "series_record";

    public double Measure()
    {
        var benchmarks = new SeriesBenchmarks();
        return ThreadClock.NanosecondsPerOperation(SeriesBenchmarks.Records, benchmarks.Record);
    }
}
