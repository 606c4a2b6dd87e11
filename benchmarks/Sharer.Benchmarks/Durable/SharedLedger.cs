using Akka.Actor;
using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Durable;

/// <summary>The same inserts as calls of the generated facade, with or without group commit.</summary>
internal sealed class SharedLedger : Contender<int>
{
    public const string Batched = "Sharer, group commit";
    public const string WithSavepoints = "Sharer, group commit with savepoints";
    public const string Plain = "Sharer, each call a transaction";

    private readonly Ledger _ledger = new();
    private readonly SharedRef<Ledger> _shared;

    public SharedLedger(ActorSystem system, string name)
        : base(name) => _shared = system.Share(name, () => _ledger, options =>
        {
            options.Dispatcher = "sharer.blocking-dispatcher";
            options.Batch = name == Plain
                ? null
                : BatchOptions.ForSqlite<Ledger>(
                    static ledger => ledger.Connection, savepoints: name == WithSavepoints, static ledger => ledger.IsInTransaction);
        });

    public override long Executed => _ledger.Added;

    public override ValueTask<int> CallAsync(CancellationToken cancellationToken) => _shared.AddAsync("Ann", 34, "f", CancellationToken.None);

    public override async ValueTask DisposeAsync()
    {
        await _shared.DisposeAsync();
        await _shared.Stopped;
    }
}
