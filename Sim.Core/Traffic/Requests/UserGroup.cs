using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Sim.Core.Models.Demand;
using Sim.Core.Network;
using Sim.Core.Randomness;

namespace Sim.Core.Traffic.Requests;

/// <summary>The users of one client group that are simulated, and what is the same for all of them.</summary>
internal sealed class UserGroup
{
    private User[] _users = new User[4];

    /// <param name="spec">Who they are.</param>
    /// <param name="columns">Addresses and one more.</param>
    /// <param name="streams">Theirs is a stream for what they want, and one for what becomes of their answers.</param>
    public UserGroup(ClientGroup spec, int columns, RandomStreams streams)
    {
        Spec = spec;
        Demand = streams.For($"group/{spec.Name}", "requests");
        Answers = streams.For($"group/{spec.Name}", "answers");
        Directed = new int[columns];
        Held = new double[columns];
        LookUpShare = new double[columns];
        Access =
        [
            .. Enumerable
                .Range(0, LatencyDistribution.LumpCount)
                .Select(lump => spec.AccessRoundTrip.ValueOf(lump).Nanoseconds),
        ];
    }

    public ClientGroup Spec { get; }

    public RandomStream Demand { get; }

    public RandomStream Answers { get; }

    /// <summary>Users, at least 1 once the run has begun.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// How many users there would be, over how many there are: 1 but for a fraction. Their own time runs by it, so that
    /// what is one tenth of a user does not seem ten times as idle.
    /// </summary>
    public double Pace { get; private set; } = 1;

    /// <summary>By column: users connected to it, or without a connection and holding it.</summary>
    public int[] Directed { get; }

    /// <summary>
    /// By column: share of the users that held it, and whom routes led there, when these were last looked at.
    /// </summary>
    public double[] Held { get; }

    /// <summary>By column: chance that a user who connects has to look the name up.</summary>
    public double[] LookUpShare { get; }

    /// <summary>By piece: round trip of the access network, nanoseconds.</summary>
    public long[] Access { get; }

    public LookUpCost LookUp { get; set; }

    /// <summary>Retries that the budget has left.</summary>
    public double Retries { get; set; }

    /// <summary>Requests per second in this step, of all users that there are.</summary>
    public double Rate { get; set; }

    public ref User this[int user] => ref _users[user];

    /// <summary>A user is going to be looked at.</summary>
    public unsafe void Prefetch(int user)
    {
        if (Sse.IsSupported && user < Count)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref _users[user]));
        }
    }

    public Span<User> Users => _users.AsSpan(0, Count);

    /// <summary>Sets how many users there are.</summary>
    /// <param name="users">Not negative.</param>
    /// <returns>How many are missing, to be added, or too many, negative, to be removed.</returns>
    public int Resize(double users)
    {
        int count = Math.Max(1, (int)Math.Ceiling(users));
        Pace = users > 0 ? users / count : 1;
        return count - Count;
    }

    public ref User Add()
    {
        if (Count == _users.Length)
        {
            Array.Resize(ref _users, Count * 2);
        }
        ref User added = ref _users[Count++];
        added = default;
        added.Column = User.Nowhere;
        return ref added;
    }

    /// <summary>Removes a user; the last one takes the place.</summary>
    public void Remove(int user) => _users[user] = _users[--Count];
}
