using Sim.Core.Quantities;

namespace Sim.Core.Models.Resolution;

/// <summary>Somebody who is told when resolvers change their answer: a data plane.</summary>
public interface IResolutionListener
{
    /// <summary>From now on a share of a group's users gets another answer when they ask.</summary>
    /// <param name="group">Index of the client group.</param>
    /// <param name="share">Share of the group's users behind the resolver, 0 to 1.</param>
    /// <param name="before">The answer until now.</param>
    /// <param name="after">The answer from now on.</param>
    /// <param name="given">How long the resolver has given the answer until now.</param>
    void OnAnswerChanged(int group, double share, AnswerMix before, AnswerMix after, SimDuration given);
}
