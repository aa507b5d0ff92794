using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Terraform;

/// <summary>Values of a resource that may be known only after apply.</summary>
internal static class TerraformValues
{
    private const string Code = "unknown-until-apply";
    private const string Expected = "a plan made once the value is known, or terraform show -json after apply";

    /// <summary>A text that is known and not empty.</summary>
    public static string? Text(this TerraformResource resource, string path) =>
        resource.Values.Find(path) is LocatedScalar { IsNull: false, Text.Length: > 0 } scalar
        && !resource.IsUnknown(path)
            ? scalar.Text
            : null;

    /// <summary>Reports a value that decides answers and is known only after apply; false: it is known.</summary>
    public static bool Refuse(this TerraformResource resource, string path, ImportNotes notes)
    {
        if (!resource.IsUnknown(path))
        {
            return false;
        }
        notes.Error(
            resource.At(path),
            Code,
            $"'{path}' of {resource.Address} is known only after apply, and decides answers",
            Expected
        );
        return true;
    }

    /// <summary>Reports a value whose expression shows what it will be.</summary>
    public static void Resolve(this TerraformResource resource, string path, ImportNotes notes, bool isOwnIndex) =>
        notes.Harmless(
            resource.At(path),
            Code,
            $"'{path}' is known only after apply: read as what its expression refers to"
                + (isOwnIndex ? ", the instance with its own each.key or count.index" : "")
        );

    /// <summary>
    /// The id of another resource, or its address while it has none; null when it is not set, or refused, which is
    /// reported.
    /// </summary>
    public static string? IdOf(
        this TerraformResource from,
        string type,
        string path,
        TerraformPlan plan,
        ImportNotes notes
    )
    {
        if (!from.IsUnknown(path))
        {
            return from.Text(path);
        }
        if (plan.Only(from, type, path) is { } reference)
        {
            from.Resolve(path, notes, reference.IsOwnIndex);
            return reference.Instances[0].Identity();
        }
        from.Refuse(path, notes);
        return null;
    }

    /// <summary>The id; the address while there is none.</summary>
    public static string Identity(this TerraformResource resource) => resource.Text("id") ?? resource.Address;
}
