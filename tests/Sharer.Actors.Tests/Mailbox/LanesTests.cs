using Sharer.Calls;
using Sharer.Instruments;
using Sharer.Mailbox;

namespace Sharer.Actors.Tests.Mailbox;

public sealed class LanesTests(Engine engine) : IClassFixture<Engine>
{
    [Theory, Trait("Contract", "C2")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Take_AfterAnyHistory_AgreesWithThePlainModel(int seed)
    {
        await using var shared = engine.System.Share($"lanes of {seed}", static () => new object());
        var random = new Random(seed);
        var (lanes, model) = (new Lanes(WaitingPlace.Mailbox), new Model());
        var waiting = new List<Call>();
        for (var step = 0; step < 30_000; step++)
        {
            // In spells, so that lanes run empty and run full.
            var growing = step / 500 % 2 == 0;
            switch (random.Next(10))
            {
                case < 6 when growing:
                case < 3:
                    var call = TellCall<object>.Rent(shared.Resource, "Tell", new((CallPriority)random.Next(3), batch: random.Next(3) > 0), static _ => { });
                    lanes.Add(call);
                    model.Add(call);
                    waiting.Add(call);
                    break;
                case 9 when waiting.Count > 0:
                    var left = waiting[random.Next(waiting.Count)];
                    Assert.True(lanes.Contains(left, left.State));
                    lanes.Remove(left);
                    model.Remove(left);
                    waiting.Remove(left);
                    break;
                case 7 when waiting.Count > 0:
                    var priority = (CallPriority)random.Next(3);
                    var batched = lanes.TakeForBatch(priority);
                    Assert.Same(model.TakeForBatch(priority), batched);
                    if (batched is not null)
                        waiting.Remove(batched);
                    break;
                case 8 when waiting.Count > 0:
                    // Taken and put back, it is the next again, and nobody has been passed by it.
                    var back = lanes.Take()!;
                    Assert.Same(model.Take(), back);
                    lanes.PutBack(back);
                    model.PutBack(back);
                    Assert.True(lanes.Contains(back, back.State));
                    break;
                default:
                    Assert.Same(model.OldestOfLowest(), lanes.OldestOfLowest());
                    var taken = lanes.Take();
                    Assert.Same(model.Take(), taken);
                    if (taken is not null)
                        waiting.Remove(taken);
                    break;
            }
            Assert.Equal(waiting.Count, lanes.Count);
            Assert.All(waiting.Take(3), waits => Assert.True(lanes.Contains(waits, waits.State)));
        }
    }

    /// <summary>The rule of C2 in the plainest words: who of a lower lane has been passed sixteen times goes next.</summary>
    private sealed class Model
    {
        private readonly List<Call>[] _lanes = [[], [], []];
        private readonly int[] _passed = new int[3];

        public void Add(Call call)
        {
            var lane = (int)call.Priority;
            if (_lanes[lane].Count == 0)
                _passed[lane] = 0;
            _lanes[lane].Add(call);
        }

        public void PutBack(Call call)
        {
            var lane = (int)call.Priority;
            _lanes[lane].Insert(0, call);
            _passed[lane] = 16;
            for (var lower = 0; lower < lane; lower++)
                _passed[lower] = Math.Max(0, _passed[lower] - 1);
        }

        public void Remove(Call call) => _lanes[(int)call.Priority].Remove(call);

        public Call? OldestOfLowest() => _lanes.FirstOrDefault(static lane => lane.Count > 0)?[0];

        private int[] Waiting => [.. Enumerable.Range(0, 3).Where(lane => _lanes[lane].Count > 0)];

        private int Next
        {
            get
            {
                int[] starved = [.. Waiting.Where(lane => lane < Waiting.Max() && _passed[lane] >= 16)];
                return starved.Length > 0 ? starved.Min() : Waiting.Max();
            }
        }

        /// <summary>Nothing above the batch's priority waits, and whose turn it is may share it.</summary>
        public Call? TakeForBatch(CallPriority priority) => Waiting.Max() <= (int)priority && _lanes[Next][0].Batch ? Take() : null;

        public Call? Take()
        {
            if (Waiting.Length == 0)
                return null;
            var next = Next;
            foreach (var lower in Waiting.Where(lane => lane < next))
                _passed[lower]++;
            _passed[next] = 0;
            var call = _lanes[next][0];
            _lanes[next].RemoveAt(0);
            return call;
        }
    }
}
