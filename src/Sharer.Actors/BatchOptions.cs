namespace Sharer;

/// <summary>How calls that wait next to each other share one transaction, and with it one write to the disk (group commit).</summary>
/// <remarks>
/// Calls whose member says <c>[Share(Batch = true)]</c>, or that are made through <c>With(new CallOptions { Batch = true })</c>, run between one
/// <see cref="Begin"/> and one <see cref="Commit"/>, and no caller sees its result before <see cref="Commit"/> has returned. A call that throws
/// fails alone: with <see cref="Savepoint"/> and <see cref="RollbackToSavepoint"/> it is undone by itself; without them the transaction is
/// rolled back and its other calls run once more, each in a transaction of its own. So a batched call may run twice, never three times.
/// <para>All hooks run on the resource's dispatcher, in its turn, against the instance that the calls have. One that is not set does nothing.
/// <see cref="BatchOptions"/> has them ready made for databases.</para>
/// </remarks>
public sealed class BatchOptions<T> where T : class
{
    internal const int DefaultMaxSize = 512;

    private int? _maxSize;
    private TimeSpan? _maxDelay;

    /// <summary>Begins a transaction, before the first call of a batch. What it throws is that call's own exception.</summary>
    public Action<T>? Begin { get; set; }

    /// <summary>Makes what the calls of a batch have done last. If it throws, <see cref="Rollback"/> runs, and each caller gets <see cref="BatchCommitException"/>.</summary>
    public Action<T>? Commit { get; set; }

    /// <summary>Undoes what the calls of a batch have done. If it throws, and <see cref="InTransaction"/> does not say that there is none to undo, the resource is replaced.</summary>
    public Action<T>? Rollback { get; set; }

    /// <summary>Marks, before each call of a batch, the state to which <see cref="RollbackToSavepoint"/> goes back. What it throws is that call's own exception.</summary>
    public Action<T>? Savepoint { get; set; }

    /// <summary>Forgets the savepoint of a call that has returned. If it throws, that is the call's own exception.</summary>
    public Action<T>? ReleaseSavepoint { get; set; }

    /// <summary>Undoes one call that threw, and forgets its savepoint. If it throws, the batch is rolled back and its other calls run once more.</summary>
    public Action<T>? RollbackToSavepoint { get; set; }

    /// <summary>Whether the instance is in a transaction: asked after each call, for an interrupt, a full disk or a statement may end it in silence.</summary>
    /// <remarks>
    /// If it says no after a call that threw, the batch's other calls run once more, each alone. If it says no after a call that returned,
    /// nobody can tell a commit from a rollback, and every caller of the batch gets <see cref="BatchCommitException"/>. Not set: it is.
    /// </remarks>
    public Func<T, bool>? InTransaction { get; set; }

    /// <summary>How many calls share a transaction at most; 1 or more. Default: 512.</summary>
    public int MaxSize
    {
        get => _maxSize ?? DefaultMaxSize;
        set => _maxSize = value;
    }

    /// <summary>How long an open batch waits for more calls when none waits. Default: 0, it commits at once.</summary>
    /// <remarks>With 0 batches form by themselves: while one commits, the calls of the next come together.</remarks>
    public TimeSpan MaxDelay
    {
        get => _maxDelay ?? TimeSpan.Zero;
        set => _maxDelay = value;
    }

    /// <summary>These hooks with limits from the configuration: <paramref name="over"/> what code has set, and <paramref name="below"/> it.</summary>
    internal BatchOptions<T> WithLimits(Configuration.BatchValues over, Configuration.BatchValues below) => new()
    {
        Begin = Begin,
        Commit = Commit,
        Rollback = Rollback,
        Savepoint = Savepoint,
        ReleaseSavepoint = ReleaseSavepoint,
        RollbackToSavepoint = RollbackToSavepoint,
        InTransaction = InTransaction,
        _maxSize = over.MaxSize ?? _maxSize ?? below.MaxSize,
        _maxDelay = over.MaxDelay ?? _maxDelay ?? below.MaxDelay,
    };
}
