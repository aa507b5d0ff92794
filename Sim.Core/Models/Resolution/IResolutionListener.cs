namespace Sim.Core.Models.Resolution;

/// <summary>Somebody who is told when resolvers change their answer: a data plane.</summary>
public interface IResolutionListener
{
    /// <summary>From now on a share of a group's users gets another answer when they ask.</summary>
    void OnAnswerChanged(in AnswerChange change);
}
