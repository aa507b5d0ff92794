using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Models.Faults;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Models.Faults;

public sealed class ImpairmentLaws
{
    private const double Rounding = 1e-12;

    private static readonly Arbitrary<(Impairment A, Impairment B, Impairment C)> s_three = (
        from a in Any()
        from b in Any()
        from c in Any()
        select (a, b, c)
    ).ToArbitrary();

    [Law]
    public Property Composition_is_associative() =>
        Prop.ForAll(
            s_three,
            three =>
            {
                Impairment left = three.A.Then(three.B).Then(three.C);
                Impairment right = three.A.Then(three.B.Then(three.C));
                // Delays are whole nanoseconds: each composition rounds once.
                return Math.Abs(left.RefusedShare - right.RefusedShare) < Rounding
                    && Math.Abs(left.BlackholedShare - right.BlackholedShare) < Rounding
                    && Math.Abs(left.ErrorShare - right.ErrorShare) < Rounding
                    && Math.Abs(left.DelayedShare - right.DelayedShare) < Rounding
                    && Math.Abs((left.MeanDelay - right.MeanDelay).Nanoseconds) <= 8;
            }
        );

    [Law]
    public Property Shares_stay_between_0_and_1() =>
        Prop.ForAll(
            s_three,
            three =>
            {
                Impairment all = three.A.Then(three.B).Then(three.C);
                return all.RefusedShare >= 0
                    && all.BlackholedShare >= 0
                    && all.RefusedShare + all.BlackholedShare <= 1 + Rounding
                    && all.ErrorShare is >= 0 and <= 1
                    && all.DelayedShare is >= 0 and <= 1
                    && all.Delay >= SimDuration.Zero;
            }
        );

    [Law]
    public Property A_sound_component_changes_nothing() =>
        Prop.ForAll(s_three, three => three.A.Then(default) == three.A && default(Impairment).Then(three.A) == three.A);

    [Law]
    public Property What_passes_both_passes_each_in_turn() =>
        Prop.ForAll(
            s_three,
            three =>
                Math.Abs(three.A.Then(three.B).PassedShare - (three.A.PassedShare * three.B.PassedShare)) < Rounding
        );

    // The first lets 1 - 0.2 - 0.3 = 0.5 through. Refused 0.2 + 0.5 * 0.4 = 0.4, black-holed 0.3 + 0.5 * 0.2 = 0.4.
    // Errors 1 - 0.9 * 0.5 = 0.55. Delayed 1 - 0.5 * 0.5 = 0.75, with a mean of 0.5 * 100 + 0.5 * 200 = 150 ms: 200 ms
    // each.
    [Test]
    public void Two_components_add_up()
    {
        var first = new Impairment(0.2, 0.3, 0.1, 0.5, SimDuration.FromMilliseconds(100));
        var second = new Impairment(0.4, 0.2, 0.5, 0.5, SimDuration.FromMilliseconds(200));

        Impairment both = first.Then(second);

        Assert.That(both.RefusedShare, Is.EqualTo(0.4).Within(1e-12));
        Assert.That(both.BlackholedShare, Is.EqualTo(0.4).Within(1e-12));
        Assert.That(both.ErrorShare, Is.EqualTo(0.55).Within(1e-12));
        Assert.That(both.DelayedShare, Is.EqualTo(0.75).Within(1e-12));
        Assert.That(both.Delay, Is.EqualTo(SimDuration.FromMilliseconds(200)));
    }

    [TestCase(FaultKind.Refuse, 0.25, 0, 0, 0)]
    [TestCase(FaultKind.Blackhole, 0, 0.25, 0, 0)]
    [TestCase(FaultKind.Errors, 0, 0, 0.1, 0)] // a quarter answers 40 % with an error
    [TestCase(FaultKind.Slow, 0, 0, 0, 0.25)]
    public void A_fault_hits_its_share(FaultKind kind, double refused, double blackholed, double errors, double delayed)
    {
        SimDuration delay = SimDuration.FromSeconds(1);

        Impairment impairment = new FaultMode(kind, 0.4, delay).ToImpairment(0.25);

        Assert.That(
            impairment,
            Is.EqualTo(new Impairment(refused, blackholed, errors, delayed, delayed > 0 ? delay : default))
        );
    }

    /// <summary>Refused and black-holed shares are parts of one whole.</summary>
    private static Gen<Impairment> Any() =>
        from hit in Share()
        from refused in Share()
        from errors in Share()
        from delayed in Share()
        from milliseconds in Gen.Choose(1, 5_000)
        select new Impairment(
            hit * refused,
            hit * (1 - refused),
            errors,
            delayed,
            delayed > 0 ? SimDuration.FromMilliseconds(milliseconds) : default
        );

    private static Gen<double> Share() =>
        Gen.OneOf(Gen.Elements(0.0, 1.0), Gen.Choose(0, 1_000).Select(thousandths => thousandths / 1_000.0));
}
