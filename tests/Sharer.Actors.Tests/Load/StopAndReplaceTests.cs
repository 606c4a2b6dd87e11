using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Load;

/// <summary>Stops in the middle of a load whose calls keep breaking the resource: 210 cycles, each call accounted for.</summary>
public sealed class StopAndReplaceTests(Engine engine) : IClassFixture<Engine>
{
    private const int Cycles = 14;
    private const int Callers = 4;
    private const int MostEach = 3_000;

    [Theory, Trait("Contract", "C3"), Trait("Contract", "C8"), Trait("Contract", "C11")]
    [CombinedDispatchersAndWays]
    public async Task Stop_WhileTheResourceIsReplacedUnderLoad_AnswersEachCall(string dispatcher, string way)
    {
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            var random = new Random((cycle * 31) + way.Length + dispatcher.Length);
            var system = way == "Terminate" ? Engine.Start() : engine.System;
            var lives = new Lives();
            var shared = system.Share($"{dispatcher} {way} {cycle}", () => new Mortal(lives), o =>
            {
                (o.Dispatcher, o.Capacity) = (dispatcher, random.Next(3) switch { 0 => 2, 1 => 64, _ => 1024 });
                o.IsBroken = static e => e is InvalidDataException;
            });
            var callers = Enumerable.Range(0, Callers).Select(caller => Task.Run(() =>
                CallAsync(shared, new Random((cycle * Callers) + caller), caller * MostEach))).ToArray();
            var enough = random.Next(1, 5);
            await Patience.Eventually(() => shared.GetSnapshot().Restarts >= enough, "the resource has been replaced");

            await StopAsync(shared, way, system);

            var made = (await Task.WhenAll(callers).Soon()).SelectMany(static calls => calls).ToArray();
            await shared.Stopped.Soon();
            Check(made, lives, shared.GetSnapshot(), $"cycle {cycle}");
            if (way == "Terminate")
                await system.WhenTerminated.Soon();
        }
    }

    private static async Task StopAsync(SharedRef<Mortal> shared, string way, ActorSystem system)
    {
        switch (way)
        {
            case "DisposeAsync":
                await shared.DisposeAsync().Soon();
                break;
            case "PoisonPill":
                shared.Actor.Tell(PoisonPill.Instance);
                break;
            case "Kill":
                shared.Actor.Tell(Kill.Instance);
                break;
            case "Stop":
                system.Stop(shared.Actor);
                break;
            case "Terminate":
                await system.Terminate().Soon();
                break;
        }
    }

    private static async Task<List<Made>> CallAsync(SharedRef<Mortal> shared, Random random, int first)
    {
        var pending = new Queue<(int Entry, bool Breaks, Task<Ended> End)>();
        var made = new List<Made>();
        for (var entry = first; entry < first + MostEach && made is not [.., { End.How: Ending.Stopped }]; entry++)
        {
            var kind = random.Next(16);
            pending.Enqueue((entry, kind == 0, Ended.OfAsync(kind switch
            {
                0 => shared.AskAsync(static (r, entry) => r.WriteAndBreak(entry), entry),
                1 => HoldAsync(shared, entry),
                _ => shared.AskAsync(static (r, entry) => r.Write(entry), entry),
            })));
            if (pending.Count == 8)
                await TakeAsync();
        }
        while (pending.Count > 0)
            await TakeAsync();
        return made;

        async Task TakeAsync()
        {
            var (entry, breaks, end) = pending.Dequeue();
            made.Add(new Made(entry, breaks, await end.ConfigureAwait(false)));
        }
    }

    private static ValueTask HoldAsync(SharedRef<Mortal> shared, int entry) => shared.UseAsync(async (r, _) =>
    {
        await Task.Yield();
        r.Write(entry);
    });

    private static void Check(Made[] made, Lives lives, SharedSnapshot snapshot, string where)
    {
        Assert.True(lives.Misused == 0, $"{where}: {lives.Misused} uses of a dead instance or beside another");
        Assert.Equal((lives.Created, lives.Created - 1), (lives.Disposed, (int)snapshot.Restarts));
        foreach (var (entry, breaks, end) in made)
        {
            var right = (end.How, breaks) switch
            {
                (Ending.Result, false) => lives.TimesOf(entry) == 1,
                (Ending.ResourceFailure, true) => lives.TimesOf(entry) == 1 && end.Failure is InvalidDataException,
                // A turn that was held when the stop came ran, and its caller was told that it may have.
                (Ending.Stopped, _) => end.NeverRan ? lives.TimesOf(entry) == 0 : lives.TimesOf(entry) <= 1,
                _ => false,
            };
            Assert.True(right, $"{where}: call {entry} ran {lives.TimesOf(entry)} times and ended as {end.How}, {end.Outcome}, {end.Failure}");
        }
        Assert.Equal(made.Length, snapshot.Calls);
        Assert.Equal((0, 0, ResourceState.Stopped), (snapshot.QueueLength, snapshot.AwaitingAdmission, snapshot.State));
    }

    private readonly record struct Made(int Entry, bool Breaks, Ended End);

    private sealed class CombinedDispatchersAndWaysAttribute : Xunit.Sdk.DataAttribute
    {
        public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
            from dispatcher in (string[])["sharer.dispatcher", "sharer.blocking-dispatcher", "sharer.pinned-dispatcher"]
            from way in (string[])["DisposeAsync", "PoisonPill", "Kill", "Stop", "Terminate"]
            select new object[] { dispatcher, way };
    }

    /// <summary>What happened to all instances. Written by one call at a time, if the promise holds.</summary>
    private sealed class Lives
    {
        private readonly int[] _times = new int[Callers * MostEach];
        private int _inside;
        private int _misused;

        public int Created { get; private set; }

        public int Disposed { get; private set; }

        public int Misused => Volatile.Read(ref _misused);

        public int TimesOf(int entry) => Volatile.Read(ref _times[entry]);

        public void Create() => Touch(dead: false, () => Created++);

        public void Dispose(bool again) => Touch(again, () => Disposed++);

        public void Write(int entry, bool dead) => Touch(dead, () => Interlocked.Increment(ref _times[entry]));

        private void Touch(bool dead, Action what)
        {
            if (Interlocked.Increment(ref _inside) != 1 || dead)
                Interlocked.Increment(ref _misused);
            what();
            Interlocked.Decrement(ref _inside);
        }
    }

    private sealed class Mortal : IDisposable
    {
        private readonly Lives _lives;
        private bool _dead;

        public Mortal(Lives lives)
        {
            _lives = lives;
            lives.Create();
        }

        public void Write(int entry) => _lives.Write(entry, _dead);

        public void WriteAndBreak(int entry)
        {
            Write(entry);
            throw new InvalidDataException();
        }

        public void Dispose()
        {
            _lives.Dispose(again: _dead);
            _dead = true;
        }
    }
}
