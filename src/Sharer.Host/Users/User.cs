using Dapper;

namespace Sharer.Host.Users;

/// <summary>A user as stored.</summary>
/// <param name="Id">Given by the service, never given twice.</param>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Age">0 to 150.</param>
/// <param name="Gender">1 to 32 characters.</param>
[method: ExplicitConstructor]
public sealed record User(long Id, string Name, int Age, string Gender);
