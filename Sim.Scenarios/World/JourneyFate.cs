using Sim.Core.Models.Faults;

namespace Sim.Scenarios.World;

/// <summary>What becomes of attempts on new connections, as shares that add up to 1.</summary>
/// <param name="Answered">Come back as wanted.</param>
/// <param name="Failed">Are refused, reset or answered with an error: the client knows at once.</param>
/// <param name="Unanswered">Get no reply: the client knows when its timeout ends.</param>
public readonly record struct JourneyFate(double Answered, double Failed, double Unanswered)
{
    /// <summary>At the begin of the way: nothing has been lost.</summary>
    public static JourneyFate Sound => new(1, 0, 0);

    /// <summary>Nothing is left that could go on.</summary>
    public bool IsLost => Answered <= 0;

    /// <summary>After one more station, which treats what is left so far.</summary>
    public JourneyFate Meet(in Impairment station)
    {
        double lost = Answered * station.BlackholedShare;
        double answered = Answered * station.PassedShare * (1 - station.ErrorShare);
        return new JourneyFate(answered, Failed + (Answered - answered - lost), Unanswered + lost);
    }
}
