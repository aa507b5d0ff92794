namespace Sim.Scenarios.Schema.Source;

/// <summary>The "did you mean": which valid word a mistyped one is closest to.</summary>
public static class NearestWord
{
    /// <summary>
    /// The candidate with the least edit distance (insertions, deletions, replacements, swaps of neighbors; letter case is
    /// free), if that is at most a third of the word, and at least 1; ties go to the first. Null when nothing is near.
    /// </summary>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        // Nobody mistypes that much, and the cost grows with the square.
        if (word.Length is 0 or > 64)
        {
            return null;
        }
        string? nearest = null;
        int least = Math.Max(1, word.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) >= least)
            {
                continue;
            }
            int distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least)
            {
                (nearest, least) = (candidate, distance);
            }
        }
        return nearest;
    }

    // Optimal string alignment: three rows of the table suffice.
    private static int Distance(string a, string b)
    {
        int[] before = new int[b.Length + 1];
        int[] above = [.. Enumerable.Range(0, b.Length + 1)];
        int[] row = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replace, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }
            (before, above, row) = (above, row, before);
        }
        return above[b.Length];
    }
}
