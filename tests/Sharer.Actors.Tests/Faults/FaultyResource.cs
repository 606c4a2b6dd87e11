namespace Sharer.Faults;

/// <summary>A resource all of whose work goes in steps.</summary>
internal abstract class FaultyResource(FaultyFactory factory, int number)
{
    // What is not committed yet; no transaction where there is none.
    private List<Errand>? _open;
    private int _mark;

    public bool InTransaction => _open is not null;

    public int Run(Errand errand)
    {
        errand.Begin();
        _open?.Add(errand);
        var entry = factory.Diary.Begin(Work.Call, number, errand, factory.Stage.Now);
        try
        {
            factory.Step(Work.Call);
            factory.Step(Work.Call);
            Finish(errand);
            return End(entry, errand);
        }
        catch (Exception thrown)
        {
            End(entry, errand, thrown);
            throw;
        }
    }

    public async ValueTask<int> RunAsync(Errand errand, CancellationToken turn)
    {
        errand.Begin();
        _open?.Add(errand);
        var entry = factory.Diary.Begin(Work.Call, number, errand, factory.Stage.Now);
        try
        {
            factory.Step(Work.Call);
            await factory.StepAsync(Work.Call, turn);
            Finish(errand);
            return End(entry, errand);
        }
        catch (Exception thrown)
        {
            End(entry, errand, thrown);
            throw;
        }
    }

    public void Interrupt() => factory.Interrupt();

    public void Reset() => Do(Work.Reset);

    public void Probe() => Do(Work.Probe);

    public void Begin() => Do(Work.Begin, () => _open = []);

    // What throws after this has been committed all the same.
    public void Commit() => Do(Work.Commit, () =>
    {
        _open!.ForEach(static errand => errand.Commit());
        _open = null;
    });

    public void Rollback() => Do(Work.Rollback, () => _open = null);

    public void Mark() => _mark = _open!.Count;

    public void Undo() => _open!.RemoveRange(_mark, _open.Count - _mark);

    private static void Finish(Errand errand)
    {
        switch (errand.Manner)
        {
            case Manner.Throw:
                throw new FailedException($"call {errand.Number}");
            case Manner.Break:
                throw new BrokenException($"call {errand.Number}");
        }
    }

    private int End(Diary.Entry entry, Errand errand, Exception? thrown = null)
    {
        errand.Thrown = thrown;
        factory.Diary.End(entry, thrown, factory.Stage.Now);
        return errand.Number;
    }

    private void Do(Work work, Action? effect = null)
    {
        var entry = factory.Diary.Begin(work, number, null, factory.Stage.Now);
        try
        {
            factory.Step(work);
            effect?.Invoke();
            factory.Step(work);
            End(entry);
        }
        catch (Exception thrown)
        {
            End(entry, thrown);
            throw;
        }
    }

    private void End(Diary.Entry entry, Exception? thrown = null)
    {
        entry.LeftOpen = InTransaction;
        factory.Diary.End(entry, thrown, factory.Stage.Now);
    }

    private async ValueTask DoAsync(Work work)
    {
        var entry = factory.Diary.Begin(work, number, null, factory.Stage.Now);
        try
        {
            factory.Step(work);
            await factory.StepAsync(work, CancellationToken.None);
            factory.Diary.End(entry, null, factory.Stage.Now);
        }
        catch (Exception thrown)
        {
            factory.Diary.End(entry, thrown, factory.Stage.Now);
            throw;
        }
    }

    internal sealed class Synchronous(FaultyFactory factory, int number) : FaultyResource(factory, number), IDisposable
    {
        public void Dispose() => Do(Work.Dispose);
    }

    internal sealed class Asynchronous(FaultyFactory factory, int number) : FaultyResource(factory, number), IAsyncDisposable
    {
        public ValueTask DisposeAsync() => DoAsync(Work.Dispose);
    }
}
