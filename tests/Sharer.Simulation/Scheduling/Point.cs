namespace Sharer.Simulation;

/// <summary>A place in the code at which a fiber may be interrupted: what it is about to do, and where that stands.</summary>
internal readonly record struct Point(string Operation, string File = "", int Line = 0)
{
    public override string ToString() => File.Length == 0 ? Operation : $"{Operation} at {Path.GetFileName(File)}:{Line}";
}
