using Akka.Actor;
using Akka.Embedded.Tests;
using Akka.TestKit;
using Xunit.Sdk;

namespace Akka.Embedded.TestKit.Tests;

public sealed class TimeTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    public TimeTests()
        : base("akka.test { timefactor = 2, single-expect-default = 7s, default-timeout = 9s, filter-leeway = 4s }")
    {
    }

    [Fact]
    public void Settings_ComeFromConfiguration()
    {
        Assert.Equal(2, TestKitSettings.TestTimeFactor);
        Assert.Equal(TimeSpan.FromSeconds(7), TestKitSettings.SingleExpectDefault);
        Assert.Equal(TimeSpan.FromSeconds(9), TestKitSettings.DefaultTimeout);
        Assert.Equal(TimeSpan.FromSeconds(4), TestKitSettings.TestEventFilterLeeway);
        Assert.False(TestKitSettings.LogTestKitCalls);
        Assert.Same(TestKitSettings, TestKitExtension.For(Sys));
    }

    [Fact]
    public void Dilated_MultipliesByTheFactor()
    {
        Assert.Equal(TimeSpan.FromSeconds(6), Dilated(TimeSpan.FromSeconds(3)));
        Assert.Equal(TimeSpan.FromSeconds(14), RemainingOrDefault);
        Assert.Equal(TimeSpan.FromSeconds(14), RemainingOrDilated(null));
        Assert.Equal(TimeSpan.FromSeconds(2), RemainingOrDilated(TimeSpan.FromSeconds(1)));
        Assert.Equal(TimeSpan.FromSeconds(7), GetTimeoutOrDefault(null));
        Assert.Equal(TimeSpan.FromSeconds(1), GetTimeoutOrDefault(TimeSpan.FromSeconds(1)));
        Assert.Throws<ArgumentException>(() => Dilated(TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentException>(() => RemainingOrDilated(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public void Remaining_OutsideOfWithin_Throws() => Assert.Throws<InvalidOperationException>(() => Remaining);

    [Fact]
    public void Within_GivesWhatIsLeft()
    {
        Within(Long, () =>
        {
            Assert.InRange(Remaining, TimeSpan.Zero, Long * 2);
            Assert.InRange(RemainingOrDefault, TimeSpan.Zero, Long * 2);
            Assert.True(RemainingOrDefault > TimeSpan.FromSeconds(14));
            Within(TimeSpan.FromSeconds(3), () => Assert.InRange(Remaining, TimeSpan.Zero, TimeSpan.FromSeconds(6)));
            Assert.True(RemainingOrDefault > TimeSpan.FromSeconds(14));
        });
        Assert.Throws<InvalidOperationException>(() => Remaining);
    }

    [Fact]
    public async Task Within_ReturnsTheResult()
    {
        Assert.Equal(3, Within(Long, () => 3));
        Assert.Equal(3, Within(TimeSpan.Zero, Long, () => 3));
        Assert.Equal(4, await WithinAsync(Long, () => Task.FromResult(4)));
        await WithinAsync(Long, () => Task.CompletedTask);
    }

    [Fact]
    public void Within_ExpectationRunsIntoTheEnd_Fails() =>
        Assert.ThrowsAny<XunitException>(() => Within(Short, () => ExpectMsg("nothing")));

    [EmbeddedFact]
    public void AwaitCondition_MessageWithBraces_IsTakenAsItIs()
    {
        var failure = Assert.ThrowsAny<XunitException>(() => AwaitCondition(() => false, Short, "a {message}"));
        Assert.Contains("a {message}", failure.Message, StringComparison.Ordinal);
    }

    [EmbeddedFact]
    public void Within_EndsInExpectNoMsg_MayOverstepTheEnd() => Within(Short, () => ExpectNoMsg());

    [Fact]
    public void Within_BlockTooFast_Fails() =>
        Assert.ThrowsAny<XunitException>(() => Within(TimeSpan.FromHours(1), TimeSpan.FromHours(2), () => { }));

    [Fact]
    public void Within_LeastTimeIsMoreThanIsLeft_Fails() =>
        Assert.ThrowsAny<XunitException>(() => Within(Long, () => Within(TimeSpan.FromHours(1), TimeSpan.FromHours(2), () => { })));

    [Fact]
    public async Task WithinAsync_BlockHangs_Fails()
    {
        var never = new TaskCompletionSource();
        await Assert.ThrowsAnyAsync<XunitException>(() => WithinAsync(Short, () => never.Task));
    }

    [Fact]
    public void Within_BlockThrows_ThrowsThatAndEnds()
    {
        Assert.Throws<InvalidOperationException>(() => Within(Long, () => throw new InvalidOperationException()));
        Assert.Throws<InvalidOperationException>(() => Remaining);
    }

    [Fact]
    public async Task AwaitCondition_WaitsForIt()
    {
        var calls = 0;
        AwaitCondition(() => ++calls == 3, Long, TimeSpan.FromMilliseconds(1));
        Assert.Equal(3, calls);
        await AwaitConditionAsync(() => Task.FromResult(++calls == 5), Long, TimeSpan.FromMilliseconds(1));
        await AwaitConditionAsync(() => true);
        Assert.ThrowsAny<XunitException>(() => AwaitCondition(() => false, Short, "a message"));
        await Assert.ThrowsAnyAsync<XunitException>(() => AwaitConditionAsync(() => Task.FromResult(false), Short));
    }

    [Fact]
    public async Task AwaitConditionNoThrow_SaysWhether()
    {
        Assert.True(AwaitConditionNoThrow(() => true, Short));
        Assert.False(AwaitConditionNoThrow(() => false, Short, TimeSpan.FromMilliseconds(1)));
        Assert.True(await AwaitConditionNoThrowAsync(() => Task.FromResult(true), Short));
        Assert.False(await AwaitConditionNoThrowAsync(() => false, Short, TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public async Task AwaitAssert_RepeatsUntilItHolds()
    {
        var calls = 0;
        AwaitAssert(() => Assert.Equal(3, ++calls), Long, TimeSpan.FromMilliseconds(1));
        Assert.Equal(3, calls);
        await AwaitAssertAsync(() => Assert.Equal(5, ++calls), Long, TimeSpan.FromMilliseconds(1));
        await AwaitAssertAsync(
            async () =>
            {
                await Task.Yield();
                Assert.Equal(7, ++calls);
            },
            Long, TimeSpan.FromMilliseconds(1));
        Assert.Throws<EqualException>(() => AwaitAssert(() => Assert.Equal(1, 2), Short, TimeSpan.FromMilliseconds(1)));
        await Assert.ThrowsAsync<EqualException>(() => AwaitAssertAsync(() => Assert.Equal(1, 2), Short, TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void Latch_OpensAfterItsCount()
    {
        var latch = CreateTestLatch(2);
        Assert.False(latch.IsOpen);
        latch.CountDown();
        Assert.Throws<TimeoutException>(() => latch.Ready(Short));
        latch.CountDown();
        Assert.True(latch.IsOpen);
        latch.Ready();
        latch.Reset();
        Assert.False(latch.IsOpen);
        latch.Open();
        latch.Ready(Short);
        Assert.Throws<ArgumentException>(() => latch.Ready(TimeSpan.MaxValue));
    }

    [Fact]
    public async Task Barrier_LetsAllGoTogether()
    {
        var barrier = CreateTestBarrier(2);
        var other = Task.Run(barrier.Await);
        barrier.Await();
        await other.WaitAsync(Long);
    }

    [Fact]
    public void TestActor_IsTheSenderOfTheTest()
    {
        var echo = Sys.ActorOf(Akka.TestKit.TestActors.SimpleEchoActor.Props());
        echo.Tell("hello");
        ExpectMsgFrom(echo, "hello");
    }

    [Fact]
    public async Task TestActor_IsTheSenderAfterAwaitToo()
    {
        var echo = Sys.ActorOf(Akka.TestKit.TestActors.SimpleEchoActor.Props());
        await Task.Delay(1);
        echo.Tell("one");
        await ExpectMsgAsync("one");
        await Task.Run(() => { });
        echo.Tell("two");
        await ExpectMsgAsync("two");
    }
}
