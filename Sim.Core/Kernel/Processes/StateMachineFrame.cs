using System.Runtime.CompilerServices;

namespace Sim.Core.Kernel.Processes;

/// <summary>
/// The frame of one <c>async Process</c> method: it holds the state machine that the compiler made of it.
/// </summary>
internal sealed class StateMachineFrame<TStateMachine, TResult>
    : Frame<TResult>,
        IRecyclable<StateMachineFrame<TStateMachine, TResult>>
    where TStateMachine : IAsyncStateMachine
{
    private TStateMachine? _stateMachine;

    StateMachineFrame<TStateMachine, TResult>? IRecyclable<
        StateMachineFrame<TStateMachine, TResult>
    >.NextFree { get; set; }

    /// <remarks>
    /// The compiler calls the type <c>&lt;Customer&gt;d__3</c> after a method, and
    /// <c>&lt;&lt;Main&gt;g__Customer|0&gt;d</c> after a local function.
    /// </remarks>
    protected override string MethodName
    {
        get
        {
            string type = typeof(TStateMachine).Name;
            int local = type.IndexOf(">g__", StringComparison.Ordinal);
            int begin = local < 0 ? type.LastIndexOf('<') + 1 : local + 4;
            int end = type.AsSpan(begin).IndexOfAny('|', '>');
            return end > 0 ? type.Substring(begin, end) : type;
        }
    }

    /// <summary>A frame for a call that begins later; the state machine's builder refers to it from then on.</summary>
    public static void Create(ref TStateMachine stateMachine, out Frame<TResult> builderFrame)
    {
        StateMachineFrame<TStateMachine, TResult> frame = Recycled<StateMachineFrame<TStateMachine, TResult>>.Take();
        // The builder is a part of the state machine: this comes before the copy.
        builderFrame = frame;
        frame._stateMachine = stateMachine;
    }

    public override void MoveNext() => _stateMachine!.MoveNext();

    public override void Recycle()
    {
        _stateMachine = default;
        Result = default;
        Clear();
        Recycled<StateMachineFrame<TStateMachine, TResult>>.Return(this);
    }
}
