using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// Ends an actor system in an order: tasks belong to phases, the phases run one after the other, the tasks of one
/// phase at the same time. It runs once, when the system is terminated, the process ends or somebody says so.
/// </summary>
public sealed partial class CoordinatedShutdown : IExtension
{
    private readonly Dictionary<string, Phase> _phases;
    private readonly List<string> _order;
    private readonly ConcurrentDictionary<string, ImmutableList<ShutdownTask>> _tasks = new();
    private readonly TaskCompletionSource<Done> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Reason? _reason;

    internal CoordinatedShutdown(ExtendedActorSystem system, Dictionary<string, Phase> phases)
    {
        System = system;
        Log = Logging.GetLogger(system, this);
        _phases = phases;
        _order = Phase.Order(phases);
    }

    /// <summary>The system that this shuts down.</summary>
    public ExtendedActorSystem System { get; }

    /// <summary>Why the shutdown was started; null while it was not.</summary>
    public Reason? ShutdownReason => Volatile.Read(ref _reason);

    /// <summary>How long the phases that have tasks may take together.</summary>
    public TimeSpan TotalTimeout => _tasks.Keys.Aggregate(TimeSpan.Zero, (total, phase) => total + Timeout(phase));

    internal ILoggingAdapter Log { get; }

    /// <summary>The coordinated shutdown of a system.</summary>
    public static CoordinatedShutdown Get(ActorSystem sys) =>
        sys.WithExtension<CoordinatedShutdown, CoordinatedShutdownExtension>();

    /// <summary>How long the tasks of a phase may take.</summary>
    /// <exception cref="ArgumentException">There is no such phase.</exception>
    public TimeSpan Timeout(string phase) => _phases.TryGetValue(phase, out var known)
        ? known.Timeout
        : throw new ArgumentException(Unknown(phase), nameof(phase));

    /// <summary>
    /// Adds a task to a phase. It starts when the phase is reached; added to a phase that has run, it never does.
    /// </summary>
    /// <exception cref="ConfigurationException">There is no such phase.</exception>
    public void AddTask(string phase, string taskName, Func<Task<Done>> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (!_phases.ContainsKey(phase))
            throw new ConfigurationException(Unknown(phase));
        var added = new ShutdownTask(taskName, task);
        _tasks.AddOrUpdate(phase, static (_, added) => [added], static (_, tasks, added) => tasks.Add(added), added);
    }

    /// <summary>
    /// Runs the phases, unless they ran or are running. The first tasks start on the caller's thread.
    /// </summary>
    /// <param name="reason">Why; the first caller's reason holds.</param>
    /// <param name="fromPhase">The phase to begin with; null for the first.</param>
    /// <returns>
    /// The end of the last phase; it fails with an <see cref="AggregateException"/> when a phase that must not
    /// recover fails, and the later ones do not run.
    /// </returns>
    public Task<Done> Run(Reason reason, string? fromPhase = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null)
            _ = RunPhases(fromPhase);
        return _done.Task;
    }

    private string Unknown(string phase) =>
        $"There is no shutdown phase [{phase}]; there are [{string.Join(", ", _order)}]. " +
        "A phase is defined under akka.coordinated-shutdown.phases.";

    private sealed record ShutdownTask(string Name, Func<Task<Done>> Start);
}
