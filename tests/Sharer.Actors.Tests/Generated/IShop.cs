namespace Sharer.Actors.Tests.Generated;

/// <summary>What a shop is to those who only look at it.</summary>
internal interface IShop
{
    int CountOf(string title);
}
