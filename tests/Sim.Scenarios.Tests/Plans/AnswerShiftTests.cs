using Sim.Scenarios.Plans;

namespace Sim.Scenarios.Tests.Plans;

/// <summary>As few users as possible change places.</summary>
public class AnswerShiftTests
{
    [Test]
    public void Equal_shares_move_nobody()
    {
        Assert.That(AnswerShift.Between([0, 0.3, 0.7], [0, 0.3, 0.7]), Is.Empty);
    }

    [Test]
    public void One_answer_that_replaces_another_moves_everybody()
    {
        Assert.That(AnswerShift.Between([0, 1, 0], [0, 0, 1]), Is.EqualTo(new[] { (1, 2, 1.0) }));
    }

    // 60 : 40 becomes 50 : 25 : 25. A tenth leaves the first, 15 % the second; both go to the third, which alone
    // grows.
    [Test]
    public void Who_can_stay_stays()
    {
        (int From, int To, double Share)[] moves = [.. AnswerShift.Between([0.6, 0.4, 0], [0.5, 0.25, 0.25])];

        Assert.That(moves.Select(move => (move.From, move.To)), Is.EqualTo(new[] { (0, 2), (1, 2) }));
        Assert.That(moves[0].Share, Is.EqualTo(0.1).Within(1e-12));
        Assert.That(moves[1].Share, Is.EqualTo(0.15).Within(1e-12));
    }

    // Half leaves the first; of the growth, 30 : 20 is at the second and the third.
    [Test]
    public void Who_leaves_spreads_over_what_grows()
    {
        (int From, int To, double Share)[] moves = [.. AnswerShift.Between([1, 0, 0], [0.5, 0.3, 0.2])];

        Assert.That(moves[0].Share, Is.EqualTo(0.3).Within(1e-12));
        Assert.That(moves[1].Share, Is.EqualTo(0.2).Within(1e-12));
    }
}
