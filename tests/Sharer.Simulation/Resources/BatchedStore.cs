using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Resources;

/// <summary>A store with transactions and savepoints, whose hooks fail where the plan says, and which notices overlaps and interrupts that are not for a call.</summary>
internal sealed class BatchedStore(World world, BatchedStore.Ledger ledger)
{
    private readonly List<int> _open = [];
    private readonly Stack<int> _marks = [];
    private bool _inTransaction;
    private bool _interrupted;
    private string? _at;

    /// <summary>What one call does.</summary>
    /// <param name="Number">What it writes, and returns with the number of its run.</param>
    /// <param name="Pauses">How often others may go on in its midst.</param>
    /// <param name="End">How it ends.</param>
    /// <param name="Loses">Whether it ends the transaction in silence, as a full disk does.</param>
    internal sealed record Write(int Number, int Pauses, JobEnd End, bool Loses)
    {
        public override string ToString() => $"write {Number}, {End}{(Loses ? ", loses" : "")}";
    }

    /// <summary>What a hook throws.</summary>
    internal sealed class HookException(string hook, bool breaks) : Exception(hook)
    {
        public bool Breaks => breaks;
    }

    public static BatchOptions<BatchedStore> Hooks(bool savepoints, bool asks) => new()
    {
        Begin = static store => store.At("begin", store.Begin),
        Commit = static store => store.At("commit", store.Commit),
        Rollback = static store => store.At("rollback", store.Rollback),
        Savepoint = savepoints ? static store => store.At("mark", store.Mark) : null,
        ReleaseSavepoint = savepoints ? static store => store.At("release", () => store._marks.Pop()) : null,
        RollbackToSavepoint = savepoints ? static store => store.At("undo", store.Undo) : null,
        InTransaction = asks ? static store => store._inTransaction : null,
    };

    public int Do(Write write, int run)
    {
        Enter($"{write}");
        try
        {
            _interrupted = false;
            Put(write);
            for (var i = 0; i < write.Pauses; i++)
            {
                world.Pause($"in {write}");
                if (_interrupted)
                    throw new OperationCanceledException();
            }

            return End(write, run);
        }
        finally
        {
            _at = null;
        }
    }

    public async ValueTask<int> DoAsync(Write write, int run, CancellationToken token)
    {
        Enter($"{write}");
        try
        {
            Put(write);
            for (var i = 0; i < write.Pauses; i++)
            {
                await world.PauseAsync($"{write}");
                token.ThrowIfCancellationRequested();
            }

            return End(write, run);
        }
        finally
        {
            _at = null;
        }
    }

    public void Interrupt()
    {
        world.Pause("interrupts");
        // What comes before a call is the call's own; what comes after it is nobody's.
        if (_at is "commit" or "rollback" or "release" or "undo")
            world.Scheduler.Fail($"C13: an interrupt at {_at}");
        _interrupted = true;
    }

    private void Put(Write write)
    {
        if (_inTransaction)
            _open.Add(write.Number);
        else
            ledger.Commit([write.Number]);
    }

    private int End(Write write, int run)
    {
        if (write.Loses)
            Forget();
        return write.End switch
        {
            JobEnd.Return => write.Number * 10 + run,
            JobEnd.Throw => throw new HookException($"{write}", breaks: false),
            _ => throw new HookException($"{write}", breaks: true),
        };
    }

    private void Begin()
    {
        if (_inTransaction)
            throw new InvalidOperationException("There is a transaction already.");
        _inTransaction = true;
    }

    private void Commit()
    {
        Check();
        ledger.Commit(_open);
        Forget();
    }

    private void Rollback()
    {
        Check();
        Forget();
    }

    private void Mark()
    {
        Check();
        _marks.Push(_open.Count);
    }

    private void Undo()
    {
        var mark = _marks.Pop();
        _open.RemoveRange(mark, _open.Count - mark);
    }

    private void Forget()
    {
        _inTransaction = false;
        _open.Clear();
        _marks.Clear();
    }

    private void Check()
    {
        if (!_inTransaction)
            throw new InvalidOperationException("There is no transaction.");
    }

    private void At(string hook, Action act)
    {
        Enter(hook);
        try
        {
            world.Pause(hook);
            if (ledger.NextFault(hook) is { } fault)
            {
                // Some fail before they have done anything, a commit also afterwards.
                if (hook == "commit" && !fault.Breaks)
                    act();
                throw fault;
            }

            act();
        }
        finally
        {
            _at = null;
        }
    }

    private void Enter(string what)
    {
        if (_at is { } other)
            world.Scheduler.Fail($"C1: {what} during {other}");
        _at = what;
    }

    /// <summary>What all instances of a history have committed, and which of their hooks fail.</summary>
    internal sealed class Ledger(IReadOnlyDictionary<int, bool> faults)
    {
        private readonly Dictionary<int, int> _committed = [];
        private int _hooks;

        public int TimesCommitted(int number) => _committed.GetValueOrDefault(number);

        internal void Commit(List<int> numbers)
        {
            foreach (var number in numbers)
                _committed[number] = TimesCommitted(number) + 1;
        }

        internal HookException? NextFault(string hook) => faults.TryGetValue(++_hooks, out var breaks) ? new HookException(hook, breaks) : null;
    }
}
