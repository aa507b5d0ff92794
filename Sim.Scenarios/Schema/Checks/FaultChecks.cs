namespace Sim.Scenarios.Schema.Checks;

/// <summary>Faults hit parts that exist, in a way that can happen, before the run ends.</summary>
internal static class FaultChecks
{
    public static void Run(CheckContext context)
    {
        foreach ((int i, Fault fault) in context.Scenario.Faults.Index())
        {
            string path = $"faults[{i}]";
            RunChecks.WarnAfterEnd(context, $"{path}.at", "fault", fault.At);
            ComponentChecks.Check(context, $"{path}.fail", fault.Fail);
            CheckTransit(context, $"{path}.how", fault);
            CheckSupply(context, path, fault);
            if (!FaultMode.TryParse(fault.How, out _))
            {
                // The form is good, so it is the number.
                context.Error(
                    $"{path}.how",
                    "out-of-range",
                    $"'{fault.How}' is out of range",
                    "a share of more than 0% and at most 100%, or a delay of more than 0"
                );
            }
        }
    }

    /// <summary>
    /// Nodes run out or are taken back, and nothing else is; a part of the supply is a group of nodes. Containers are
    /// those of pods.
    /// </summary>
    private static void CheckSupply(CheckContext context, string path, Fault fault)
    {
        if (
            !ComponentRef.TryParse(fault.Fail, out ComponentRef? component)
            || !FaultMode.TryParse(fault.How, out FaultMode? mode)
        )
        {
            return;
        }
        if (mode is FaultMode.Crash && component is not ComponentRef.PodsRef)
        {
            context.Error(
                $"{path}.how",
                "impossible-fault",
                $"'{fault.Fail}' has no containers that could crash",
                "pods/POOL to fail"
            );
        }
        else if (component is ComponentRef.NodesRef != mode is FaultMode.StockOut or FaultMode.Preempt)
        {
            context.Error(
                $"{path}.how",
                "impossible-fault",
                component is ComponentRef.NodesRef
                    ? $"'{fault.Fail}' is the supply with nodes: it can only run out, or be taken back"
                    : $"'{fault.Fail}' cannot run out, nor be taken back: only nodes can",
                component is ComponentRef.NodesRef
                    ? "stockout or preempt; pods/POOL breaks what runs on nodes"
                    : "nodes/POOL or nodes/POOL/GROUP to fail"
            );
        }
        else if (mode is FaultMode.StockOut && fault.Share.Value < 1)
        {
            context.Error(
                $"{path}.share",
                "impossible-fault",
                "nodes run out as a whole",
                "nodes/POOL/GROUP to fail, for a part of the nodes"
            );
        }
    }

    /// <summary>What carries packets cannot answer requests.</summary>
    private static void CheckTransit(CheckContext context, string path, Fault fault)
    {
        if (
            ComponentRef.TryParse(fault.Fail, out ComponentRef? component)
            && component is ComponentRef.UpstreamRef or ComponentRef.LinkRef
            && FaultMode.TryParse(fault.How, out FaultMode? mode)
            && mode is FaultMode.Errors
        )
        {
            context.Error(
                path,
                "impossible-fault",
                $"'{fault.Fail}' carries packets and cannot answer requests with an error",
                "refuse, blackhole or slow +DURATION, with a share for a part of the traffic"
            );
        }
    }
}
