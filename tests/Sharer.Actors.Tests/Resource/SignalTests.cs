using Sharer.Instruments;
using Sharer.Resource;

namespace Sharer.Actors.Tests.Resource;

/// <summary>What <c>Started</c>, <c>Stopped</c> and the end of a drain are made of.</summary>
public sealed class SignalTests
{
    [Fact]
    public void Task_AskedForAfterTheResult_IsComplete()
    {
        var signal = default(Signal);
        Assert.False(signal.IsCompleted);
        signal.TrySetResult();
        Assert.True(signal.IsCompleted);
        Assert.True(signal.Task.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Task_AskedForBefore_IsTheOneThatCompletes()
    {
        var signal = default(Signal);
        var asked = signal.Task;
        Assert.False(asked.IsCompleted);
        signal.TrySetResult();
        await asked.Soon();
        Assert.Same(asked, signal.Task);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void FirstEnd_OfTwo_Stays(bool result)
    {
        var signal = default(Signal);
        if (result)
        {
            signal.TrySetResult();
        }

        signal.TrySetException(new InvalidDataException());
        signal.TrySetResult();
        Assert.Equal(result, signal.Task.IsCompletedSuccessfully);
        Assert.Equal(!result, signal.Task.Exception?.InnerException is InvalidDataException);
    }

    [Fact]
    public async Task Task_AskedForAsItCompletes_Completes()
    {
        for (var round = 0; round < 2000; round++)
        {
            var holder = new Holder();
            using var both = new Barrier(2);
            var completes = Task.Run(() =>
            {
                both.SignalAndWait();
                holder.Signal.TrySetResult();
            });
            both.SignalAndWait();
            var asked = holder.Signal.Task;
            await Task.WhenAll(completes, asked).Soon();
            Assert.True(holder.Signal.IsCompleted);
        }
    }

    private sealed class Holder
    {
        public Signal Signal;
    }
}
