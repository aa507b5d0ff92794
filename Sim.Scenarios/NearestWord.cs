namespace Sim.Scenarios;

/// <summary>The "did you mean": which valid word a mistyped one is closest to.</summary>
public static class NearestWord
{
    private const int Longest = 64;

    /// <summary>
    /// Candidates looked at: a file may bring any number, and may mistype each. A judgement; no vocabulary of ours has
    /// as many.
    /// </summary>
    private const int MostCandidates = 2_000;

    /// <summary>
    /// The candidate with the least edit distance (insertions, deletions, replacements, swaps of neighbors; letter case
    /// is free), if that is at most a third of the word, and at least 1; ties go to the first. Null when nothing is
    /// near.
    /// </summary>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        // Nobody mistypes that much, and the cost grows with the square.
        if (word.Length is 0 or > Longest)
        {
            return null;
        }
        string? nearest = null;
        int least = Math.Max(1, word.Length / 3) + 1;
        foreach (string candidate in candidates.Take(MostCandidates))
        {
            if (Math.Abs(candidate.Length - word.Length) >= least)
            {
                continue;
            }
            int distance = Distance(word, candidate, least);
            if (distance < least)
            {
                (nearest, least) = (candidate, distance);
            }
            if (least == 0)
            {
                break;
            }
        }
        return nearest;
    }

    /// <summary>The file beside a missing one that was probably meant, as the missing one is written.</summary>
    /// <param name="names">The files of its folder.</param>
    internal static string? ToFile(string path, IEnumerable<string> names)
    {
        int name = path.LastIndexOf('/') + 1;
        return To(path[name..], names) is { } nearest ? path[..name] + nearest : null;
    }

    // Optimal string alignment. Three rows of the table suffice, and in them the cells whose distance from the diagonal
    // is below the limit; the cells around those count as the limit.
    private static int Distance(string a, string b, int limit)
    {
        const int Width = (Longest * 2) + 2;
        Span<int> before = stackalloc int[Width];
        Span<int> above = stackalloc int[Width];
        Span<int> row = stackalloc int[Width];
        before.Fill(limit);
        row.Fill(limit);
        for (int j = 0; j < above.Length; j++)
        {
            above[j] = Math.Min(j, limit);
        }
        for (int i = 1; i <= a.Length; i++)
        {
            int from = Math.Max(1, i - limit + 1);
            int to = Math.Min(b.Length, i + limit - 1);
            row[from - 1] = from == 1 ? Math.Min(i, limit) : limit;
            row[to + 1] = limit;
            for (int j = from; j <= to; j++)
            {
                int replace = above[j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1);
                int edits = Math.Min(replace, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    edits = Math.Min(edits, before[j - 2] + 1);
                }
                row[j] = Math.Min(edits, limit);
            }
            Span<int> free = before;
            before = above;
            above = row;
            row = free;
        }
        return above[b.Length];
    }

    private static bool Same(char a, char b) => a == b || char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
