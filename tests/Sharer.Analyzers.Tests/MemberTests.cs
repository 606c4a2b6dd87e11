using Microsoft.CodeAnalysis;

namespace Sharer.Analyzers.Tests;

public class MemberTests
{
    [Theory]
    [InlineData("public void {|SHARER001:M|}(Span<int> a) { }")]
    [InlineData("public void {|SHARER001:M|}(in ReadOnlySpan<char> a) { }")]
    [InlineData("public Span<int> {|SHARER001:M|}() => default;")]
    [InlineData("public unsafe void {|SHARER001:M|}(int* a) { }")]
    [InlineData("public unsafe void {|SHARER001:M|}(delegate*<void> a) { }")]
    [InlineData("private int _field; public ref int {|SHARER001:M|}() => ref _field;")]
    [InlineData("public void {|SHARER001:M|}(__arglist) { }")]
    [InlineData("public System.Data.IDataReader {|SHARER001:M|}() => null!;")]
    [InlineData("public Task<System.Data.IDataReader> {|SHARER001:M|}() => null!;")]
    [InlineData("public ValueTask<IQueryable<int>> {|SHARER001:M|}() => default;")]
    [InlineData("public System.Data.IDataReader {|SHARER001:P|} => null!;")]
    [InlineData("public event Func<int>? {|SHARER001:E|};")]
    [InlineData("[Obsolete(\"no\", error: true)] public void {|SHARER001:M|}() { }")]
    [InlineData("public ParallelQuery<int> {|SHARER001:M|}() => null!;")]
    public Task Class_WithAMemberThatCannotBeShared_TellsAtTheMember(string member) => VerifyAsync($"[Share] public class C {{ {member} public int Good() => 1; }}");

    [Theory]
    [InlineData("[Share] public void {|SHARER002:M|}(Span<int> a) { }")]
    [InlineData("[Share] private void {|SHARER002:M|}() { }")]
    [InlineData("[Share] protected void {|SHARER002:M|}() { }")]
    [InlineData("[Share] private protected void {|SHARER002:M|}() { }")]
    [InlineData("[Share] private int {|SHARER002:P|} => 1;")]
    [InlineData("[Share] private event Action? {|SHARER002:E|};")]
    [InlineData("[Share] public static void {|SHARER002:M|}() { }")]
    [InlineData("[Share] public event Func<int>? {|SHARER002:E|};")]
    [InlineData("[Share] public System.Data.IDataReader {|SHARER002:M|}() => null!;")]
    [InlineData("[Share, Obsolete(\"no\", error: true)] public void {|SHARER002:M|}() { }")]
    public async Task Member_MarkedAndNotToBeShared_Warns(string member)
    {
        await VerifyAsync($"public class C {{ {member} [Share] public int Good() => 1; }}");
        await VerifyAsync($"[Share] public class C {{ {member} public int Good() => 1; }}");
    }

    [Theory]
    [InlineData("public void M(int a) { }")]
    [InlineData("public IEnumerable<int> M() => [];")]
    [InlineData("public IQueryable<int> M() => null!;")]
    [InlineData("public IAsyncEnumerable<int> M() => null!;")]
    [InlineData("public Task<IEnumerable<int>> M() => null!;")]
    [InlineData("public bool M(out int a) { a = 1; return true; }")]
    [InlineData("public void M(ref int a) { }")]
    [InlineData("public C M() => this;")]
    [InlineData("public T M<T>(T a) where T : struct => a;")]
    [InlineData("public void M(params int[] a) { }")]
    [InlineData("public void M(params ReadOnlySpan<int> a) { }")]
    [InlineData("public int this[int a] { get => a; set { } }")]
    [InlineData("public event EventHandler? E;")]
    [InlineData("public event Action<int>? E;")]
    [InlineData("[Obsolete] public void M() { }")]
    [InlineData("[ShareIgnore] public void M(Span<int> a) { }")]
    [InlineData("private void M(Span<int> a) { }")]
    [InlineData("protected void M(Span<int> a) { }")]
    [InlineData("public static void M(Span<int> a) { }")]
    [InlineData("public void M(DefaultInterpolatedStringHandler a) { }")]
    [InlineData("public List<int>.Enumerator GetEnumerator() => default;")]
    [InlineData("public void Dispose() { }")]
    [InlineData("public ReadOnlyMemory<byte> M(Memory<byte> a) => a;")]
    [InlineData("public dynamic M(dynamic a) => a;")]
    [InlineData("public async Task M() => await Task.Yield();")]
    [InlineData("public Stream M() => Stream.Null;")]
    public Task Class_WithMembersThatCanBeShared_IsClean(string member) => VerifyAsync($"[Share] public class C {{ {member} public int Good() => 1; }}");

    [Theory]
    [InlineData("public void {|SHARER001:M|}(Span<int> a) { }")]
    [InlineData("public System.Data.IDataReader {|SHARER001:M|}() => null!;")]
    public async Task Member_OfABaseClass_IsToldOnceWhereItStands(string member)
    {
        await VerifyAsync($"public class Base {{ {member} }} [Share] public class C : Base {{ }}");
        await VerifyAsync($"[Share] public class Base {{ {member} }} [Share] public class C : Base {{ }}");
        await VerifyAsync($"[Share] public interface I {{ {member} }} [Share] public class C : I {{ }}");
    }

    [Theory]
    [InlineData("[Share] public class C { public async void {|SHARER006:M|}() => await Task.Yield(); }")]
    [InlineData("public class C { [Share] public async void {|SHARER006:M|}() => await Task.Yield(); }")]
    [InlineData("public class C { [Share(Name = \"not a name\")] public void {|SHARER017:M|}() { } }")]
    [InlineData("[Share] public class C { [Share(Name = \"1\")] public void {|SHARER017:M|}() { } }")]
    [InlineData("[Share(Name = \"a b\")] public class {|SHARER017:C|} { public void M() { } }")]
    [InlineData("[Share] public static class {|SHARER007:C|} { }")]
    [InlineData("[Share] public interface {|SHARER007:I|} { static abstract int M(); int N(); }")]
    [InlineData("public class Outer { [Share] private class {|SHARER007:C|} { public void M() { } } }")]
    [InlineData("public class Outer { [Share] protected class {|SHARER007:C|} { public void M() { } } }")]
    [InlineData("public class Outer { private class Middle { [Share] public class {|SHARER007:C|} { public void M() { } } } }")]
    [InlineData("[Share] file class {|SHARER007:C|} { public void M() { } }")]
    [InlineData("[Share] public class C { public void {|SHARER005:Save|}() { } public Task SaveAsync() => Task.CompletedTask; }")]
    [InlineData("[Share] public class C { public int {|SHARER005:GetCount|} => 1; public int Count => 1; public int GetGetCount() => 1; }")]
    [InlineData("[Share] public class C { public ValueTask<int> {|SHARER004:LeaseAsync|}() => default; }")]
    public Task Type_WithSomethingOdd_Tells(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("[Share] public class C { public void Dispose(int a) { } public void Tell() { } public void Tell(Action<C> call) { } }")]
    [InlineData("[Share] public class C { public void Save() { } public Task SaveAsync(int a) => Task.CompletedTask; }")]
    [InlineData("[Share] public class C { [ShareIgnore] public void Save() { } public Task SaveAsync() => Task.CompletedTask; }")]
    [InlineData("[Share] public class C { [Share(Name = \"SaveNowAsync\")] public void Save() { } public Task SaveAsync() => Task.CompletedTask; }")]
    [InlineData("public class C { public void Save() { } public Task SaveAsync() => Task.CompletedTask; public async void M() => await Task.Yield(); }")]
    [InlineData("public class Outer { [Share] internal class C { public void M() { } } }")]
    [InlineData("public class Outer { [Share] public class C { public void M() { } } private void N(Span<int> a) { } public void O(Span<int> a) { } }")]
    [InlineData("[Share] public class C<T> where T : class { public T? M(T? a) => a; }")]
    [InlineData("[Share] public interface I { void M(); } public class C : I { public void M() { } public void N(Span<int> a) { } }")]
    [InlineData("[Share] public record R(int A) { public int B => A; }")]
    [InlineData("[Share] public class C { public int M() => 1; [Share] public class Deep { public int M() => 1; } }")]
    [InlineData("public class C { [Share] public int M() => 1; [Share] public class Deep { public int M() => 1; } }")]
    [InlineData("[Share] public interface I { int M(); [Share] public class Deep { public int M() => 1; } [Share] public interface J { int M(); } }")]
    public Task Type_WithNothingOdd_IsClean(string code) => VerifyAsync(code);

    [Fact]
    public async Task Assembly_OfAnothersType_TellsOnceAndListsMembers()
    {
        var compilation = Analysis.Compile("[assembly: Share(typeof(System.Text.StringBuilder))] [assembly: Share(typeof(System.Text.StringBuilder))]");

        var found = Assert.Single(await Analysis.RunAsync(compilation));

        Assert.Equal(("SHARER003", DiagnosticSeverity.Info, 11), (found.Id, found.Severity, found.Location.SourceSpan.Start));
        Assert.Contains("'Append(char*, int)'", found.GetMessage(null), StringComparison.Ordinal);
        Assert.Contains("'CopyTo(int, Span<char>, int)'", found.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[assembly: {|SHARER007:Share(typeof(int))|}]")]
    [InlineData("[assembly: {|SHARER007:Share(typeof(int[]))|}]")]
    [InlineData("[assembly: {|SHARER007:Share(typeof(Action))|}]")]
    [InlineData("[assembly: {|SHARER007:Share(typeof(Math))|}]")]
    [InlineData("[assembly: {|SHARER007:Share|}]")]
    [InlineData("[assembly: Share(typeof(System.IO.Compression.ZipArchive))]")]
    public Task Assembly_OfAnothersType_TellsWhatCannotBeShared(string code) => VerifyAsync(code);

    [Fact]
    public async Task Interface_WithStaticAbstractMembers_IsToldWhy()
    {
        var found = Assert.Single(await Analysis.RunAsync(Analysis.Compile("[Share] public interface I { static abstract int M(); int N(); }")));

        Assert.Contains("static abstract", found.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_OfATypeThatNoTypeCanHave_IsSaidToBeNoNameForAType()
    {
        var found = Assert.Single(await Analysis.RunAsync(Analysis.Compile("[Share(Name = \"a b\")] public class C { public void M() { } }")));

        Assert.Contains("'a b' is no name for a type", found.GetMessage(null), StringComparison.Ordinal);
    }

    private static Task VerifyAsync(string code) => Analysis.VerifyAsync("using System.Runtime.CompilerServices; " + code);
}
