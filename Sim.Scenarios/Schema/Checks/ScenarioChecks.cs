namespace Sim.Scenarios.Schema.Checks;

/// <summary>What must hold between the parts of a scenario; one class per noun, all findings collected.</summary>
internal static class ScenarioChecks
{
    public static void Run(CheckContext context)
    {
        RunChecks.Run(context);
        DemandChecks.Run(context);
        ResolverChecks.Run(context);
        SiteChecks.Run(context);
        AddressChecks.Run(context);
        PoolChecks.Run(context);
        StoreChecks.Run(context);
        FrontEndChecks.Run(context);
        AlarmChecks.Run(context);
        ChangeChecks.Run(context);
        MigrationChecks.Run(context);
        FaultChecks.Run(context);
        ThresholdChecks.Run(context);
        FileChecks.Run(context);
        VariantChecks.Run(context);
    }
}
