using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Traffic.Flow;

namespace Sim.Core.Tests.Traffic.Flow;

[TestFixture]
public sealed class PendingRetriesTests
{
    // First attempt: 0.2 s to fail and 1 s of pause. After 1.2 s, the mean delay, 1 - 1/e = 63.212 % are due.
    [Test]
    public void A_stage_empties_as_an_exponential_delay()
    {
        PendingRetries retries = New();
        retries.Enter(0, 1, 100, 0, 0.2);
        double[] due = new double[2];
        double sum = retries.Release(0, 1.2, due, out double lost);
        Assert.Multiple(() =>
        {
            Assert.That(sum, Is.EqualTo(63.2121).Within(1e-4));
            Assert.That(due, Is.EqualTo(new[] { sum, 0 }));
            Assert.That(lost, Is.EqualTo(1.2).Within(1e-12));
            Assert.That(Waiting(retries), Is.EqualTo(36.7879).Within(1e-4));
        });
    }

    // 100 that failed in a step of 10 s, 10 a second, and pause 1.2 s: in the second after the step leave no more than
    // 10, 100 (1 - e^(-1/10)), and what they have lost is their pause nevertheless.
    [Test]
    public void What_failed_in_a_long_step_leaves_no_faster_than_it_came()
    {
        PendingRetries retries = New();
        retries.StepSeconds = 10;
        retries.Enter(0, 1, 100, 0, 0.2);
        double sum = retries.Release(0, 1, new double[2], out double lost);
        Assert.Multiple(() =>
        {
            Assert.That(sum, Is.EqualTo(9.51626).Within(1e-5));
            Assert.That(lost, Is.EqualTo(1.2).Within(1e-12));
        });
    }

    // Second attempt: the timeout of 10 s and a pause of 2 s, after 1.2 s lost before.
    [Test]
    public void The_pause_doubles_and_lost_time_adds_up()
    {
        PendingRetries retries = New();
        retries.Enter(0, 2, 10, 1.2, 10);
        double[] due = new double[2];
        retries.Release(0, 12, due, out double lost);
        Assert.Multiple(() =>
        {
            Assert.That(due[1], Is.EqualTo(6.32121).Within(1e-5));
            Assert.That(lost, Is.EqualTo(13.2).Within(1e-12));
        });
    }

    // 30 that lost 2 s join 10 that lost 6 s: 40 that lost 3 s on average.
    [Test]
    public void Users_who_learn_another_address_take_their_open_requests_with_them()
    {
        PendingRetries retries = New();
        retries.Enter(0, 1, 60, 0, 1);
        retries.Enter(1, 1, 10, 0, 5);
        retries.Move(0, 1, 0.5);
        Assert.Multiple(() =>
        {
            Assert.That(retries.LostSeconds(1, 0), Is.EqualTo(3).Within(1e-12));
            Assert.That(retries.Release(0, 1e6, new double[2], out _), Is.EqualTo(30).Within(1e-9));
            Assert.That(retries.Release(1, 1e6, new double[2], out _), Is.EqualTo(40).Within(1e-9));
            Assert.That(Waiting(retries), Is.Zero);
        });
    }

    // Half of 60 that lost 2 s need a new connection now: they join 10 that lost 6 s, 40 that lost 3 s on average.
    [Test]
    public void Requests_whose_connection_breaks_wait_on_among_those_that_need_a_new_one()
    {
        PendingRetries open = New();
        PendingRetries closed = New();
        open.Enter(0, 1, 60, 0, 1);
        closed.Enter(0, 1, 10, 0, 5);
        open.Move(0, closed, 0, 0.5);
        Assert.Multiple(() =>
        {
            Assert.That(open.CountOf(0), Is.EqualTo(30).Within(1e-9));
            Assert.That(closed.CountOf(0), Is.EqualTo(40).Within(1e-9));
            Assert.That(closed.LostSeconds(0, 0), Is.EqualTo(3).Within(1e-12));
        });
    }

    private abstract record Act
    {
        public sealed record Enter(int Cell, int Attempt, double Count, double Seconds) : Act;

        public sealed record Release(int Cell, double Seconds) : Act;

        public sealed record Move(int From, int To, double Share) : Act;
    }

    [Law(MaxTest = 300)]
    public Property What_enters_leaves_or_is_still_there() =>
        Prop.ForAll(
            Gen.ListOf(AnyAct()).ToArbitrary(),
            acts =>
            {
                PendingRetries retries = New();
                double entered = 0;
                double left = 0;
                double[] due = new double[2];
                foreach (Act act in acts)
                {
                    switch (act)
                    {
                        case Act.Enter(int cell, int attempt, double count, double seconds):
                            retries.Enter(cell, attempt, count, seconds, seconds);
                            entered += count;
                            break;
                        case Act.Release(int cell, double seconds):
                            left += retries.Release(cell, seconds, due, out double lost);
                            if (due.Any(count => count < 0) || lost < 0)
                            {
                                return false;
                            }
                            break;
                        case Act.Move(int from, int to, double share):
                            retries.Move(from, to, share);
                            break;
                    }
                    if (Math.Abs(entered - left - Waiting(retries)) > 1e-9 * (1 + entered) || Waiting(retries) < 0)
                    {
                        return false;
                    }
                }
                return true;
            }
        );

    private static Gen<Act> AnyAct()
    {
        Gen<int> cell = Gen.Choose(0, 2);
        Gen<Act> enter =
            from c in cell
            from attempt in Gen.Choose(1, 2)
            from count in Gen.Choose(0, 1000)
            from seconds in Gen.Choose(0, 100)
            select (Act)new Act.Enter(c, attempt, count / 7.0, seconds / 10.0);
        Gen<Act> release =
            from c in cell
            from seconds in Gen.Elements(1e-9, 0.1, 10, 1e9)
            select (Act)new Act.Release(c, seconds);
        Gen<Act> move =
            from c in cell
            from other in Gen.Choose(1, 2)
            from share in Gen.Choose(0, 8)
            select (Act)new Act.Move(c, (c + other) % 3, share / 8.0);
        return Gen.OneOf(enter, release, move);
    }

    private static double Waiting(PendingRetries retries) => Enumerable.Range(0, 3).Sum(retries.CountOf);

    private static PendingRetries New() => new(3, Services.Api(retries: 2));
}
