using NodaTime;
using Sim.Core.Models.Demand;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Models.Demand;

public class DemandModelTest
{
    private static readonly Instant s_winter = Instant.FromUtc(2018, 1, 15, 0, 0);
    private static readonly Instant s_summer = Instant.FromUtc(2018, 7, 15, 0, 0);
    private static readonly RequestRate s_peak = new(1_500);
    private static readonly CountryDemand s_france = new("FR", new Ratio(1), "Europe/Paris");
    private static readonly CountryDemand s_japan = new("JP", new Ratio(1), "Asia/Tokyo");

    // The only country's peak, 1.5 times its mean, is at 21:00 local time: 20:00 UTC at UTC+1, 19:00 UTC in summer
    // time. Twelve hours away demand is 0.7 / 1.5 of the peak.
    [TestCase(false, 20, 8)]
    [TestCase(true, 19, 7)]
    public void One_country_peaks_at_21_local_time_in_winter_and_in_summer(bool summer, int peakHour, int leastHour)
    {
        DemandModel model = Model([s_france], summer ? s_summer : s_winter);

        Assert.That(RateAt(model, 0, peakHour), Is.EqualTo(1_500).Within(1e-9));
        Assert.That(RateAt(model, 0, leastHour), Is.EqualTo(700).Within(1e-9));
    }

    // Europe/Paris put its clocks back on 28 October 2018 at 01:00 UTC. The run starts on the 27th at 00:00 UTC: its
    // first evening peak is at 19:00 UTC, its second at 20:00 UTC, which is hour 44.
    [Test]
    public void The_peak_moves_when_the_clocks_are_put_back()
    {
        DemandModel model = Model([s_france], Instant.FromUtc(2018, 10, 27, 0, 0), horizonHours: 48);

        Assert.That(RateAt(model, 0, 19), Is.EqualTo(1_500).Within(1e-9));
        Assert.That(RateAt(model, 0, 44), Is.EqualTo(1_500).Within(1e-9));
        Assert.That(RateAt(model, 0, 43), Is.LessThan(1_499));
    }

    // At 20:00 UTC in winter France has 1.5 of its mean; Japan (05:00) has x = 2 pi * 8/24, cos x = -1/2, cos 2x =
    // -1/2: 1 - 0.2 - 0.05 = 0.75. Both rates have the same scale, whatever the peak of the sum.
    [Test]
    public void Every_country_follows_its_own_clock()
    {
        DemandModel model = Model([s_france, s_japan], s_winter);

        Assert.That(RateAt(model, 1, 20) / RateAt(model, 0, 20), Is.EqualTo(0.5).Within(1e-12));
    }

    // Clocks twelve hours apart: cos x cancels, the sum is 2 (1 + 0.1 cos 2x) of the mean, with its peak at 21:00 of
    // either clock. Etc/GMT-6 is UTC+6, Etc/GMT+6 is UTC-6: at 15:00 UTC it is 21:00 and 09:00, rates 1.5 and 0.7 of
    // the mean 1500 / 2.2.
    [Test]
    public void The_peak_is_that_of_the_sum_of_all_countries()
    {
        DemandModel model = Model(
            [new("EA", new Ratio(0.5), "Etc/GMT-6"), new("WE", new Ratio(0.5), "Etc/GMT+6")],
            s_winter
        );

        Assert.That(RateAt(model, 0, 15), Is.EqualTo(1_500 * 1.5 / 2.2).Within(1e-9));
        Assert.That(RateAt(model, 1, 15), Is.EqualTo(1_500 * 0.7 / 2.2).Within(1e-9));
        Assert.That(PeakOfDay(model), Is.EqualTo(1_500).Within(1e-9));
    }

    [Test]
    public void A_constant_demand_is_the_peak_at_all_times()
    {
        DemandModel model = Model(
            [s_france with { Share = new Ratio(0.3) }, s_japan with { Share = new Ratio(0.7) }],
            s_winter,
            DiurnalCurve.Flat
        );

        Assert.That(RateAt(model, 0, 0), Is.EqualTo(450).Within(1e-9));
        Assert.That(RateAt(model, 1, 13.37), Is.EqualTo(1_050).Within(1e-9));
    }

    // At 20:00 UTC France is at 1,500/s; half-way up the ramp to 4 times it is at 2.5 times, here of a constant demand.
    [Test]
    public void A_surge_of_one_country_leaves_the_others_alone()
    {
        DemandModel model = Model(
            [s_france with { Share = new Ratio(0.5) }, s_japan with { Share = new Ratio(0.5) }],
            s_winter,
            DiurnalCurve.Flat,
            surges: [Surge("FR", 20, 4, 2)]
        );

        Assert.That(RateAt(model, 0, 20 + (1 / 60.0)), Is.EqualTo(750 * 2.5).Within(1e-9));
        Assert.That(RateAt(model, 1, 20 + (1 / 60.0)), Is.EqualTo(750).Within(1e-9));
        Assert.That(RateAt(model, 0, 19.99), Is.EqualTo(750).Within(1e-9));
    }

    [Test]
    public void Surges_that_overlap_multiply()
    {
        DemandModel model = Model(
            [s_france],
            s_winter,
            DiurnalCurve.Flat,
            surges: [Surge("FR", 10, 4, 0), Surge(null, 10, 0.5, 0)]
        );

        Assert.That(RateAt(model, 0, 10.1), Is.EqualTo(1_500 * 2).Within(1e-9));
    }

    [Law]
    public bool All_countries_at_once_are_the_countries_one_by_one(FsCheck.NonNegativeInt seconds)
    {
        DemandModel model = Model(
            [s_france, s_japan, new("US", new Ratio(2), "America/New_York")],
            s_summer,
            surges: [Surge("JP", 1, 3, 60), Surge(null, 2, 2, 30)]
        );
        SimTime time = SimTime.FromSeconds(seconds.Get);
        double[] rates = new double[3];

        model.Fill(time, rates);

        return Enumerable.Range(0, 3).All(country => rates[country] == model.RateAt(country, time).PerSecond);
    }

    [Test]
    public void Filling_allocates_nothing()
    {
        DemandModel model = Model([s_france, s_japan], s_winter, surges: [Surge(null, 0, 2, 30)]);
        double[] rates = new double[2];
        model.Fill(SimTime.Zero, rates);

        long before = GC.GetAllocatedBytesForCurrentThread();
        model.Fill(SimTime.FromSeconds(10), rates);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void A_surge_of_an_unlisted_country_is_refused()
    {
        Assert.That(
            () => Model([s_france], s_winter, surges: [Surge("DE", 1, 2, 0)]),
            Throws.ArgumentException.With.Message.Contains("DE")
        );
    }

    [Test]
    public void An_audience_without_anybody_is_refused()
    {
        Assert.That(() => Model([s_france with { Share = Ratio.Zero }], s_winter), Throws.ArgumentException);
    }

    private static DemandModel Model(
        CountryDemand[] countries,
        Instant start,
        DiurnalCurve? curve = null,
        int horizonHours = 24,
        DemandSurge[]? surges = null
    ) =>
        new(countries, s_peak, curve ?? DiurnalCurve.Default, start, SimDuration.FromHours(horizonHours), surges ?? []);

    private static DemandSurge Surge(string? country, int hour, double factor, int rampMinutes) =>
        new(
            SimTime.Zero + SimDuration.FromHours(hour),
            country,
            factor,
            SimDuration.FromMinutes(rampMinutes),
            SimDuration.FromMinutes(30)
        );

    private static double RateAt(DemandModel model, int country, double hours) =>
        model.RateAt(country, SimTime.FromSeconds(hours * 3600)).PerSecond;

    private static double PeakOfDay(DemandModel model)
    {
        double[] rates = new double[model.Countries.Count];
        return Enumerable
            .Range(0, 1440)
            .Max(minute =>
            {
                model.Fill(SimTime.FromSeconds(minute * 60), rates);
                return rates.Sum();
            });
    }
}
