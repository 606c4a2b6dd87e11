namespace Sharer.Faults;

/// <summary>A resource all of whose work goes in steps.</summary>
internal abstract class FaultyResource(FaultyFactory factory, int number)
{
    public int Run(Errand errand)
    {
        errand.Begin();
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

    private void Do(Work work)
    {
        var entry = factory.Diary.Begin(work, number, null, factory.Stage.Now);
        try
        {
            factory.Step(work);
            factory.Step(work);
            factory.Diary.End(entry, null, factory.Stage.Now);
        }
        catch (Exception thrown)
        {
            factory.Diary.End(entry, thrown, factory.Stage.Now);
            throw;
        }
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
