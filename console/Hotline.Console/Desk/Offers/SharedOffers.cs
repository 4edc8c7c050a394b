using Hotline.Bot.Nodes;
using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Console.Desk.Offers;

/// <summary>The offers of all nodes, in the database: each change names the version that it was made on, so that what one node offers no other offers too.</summary>
internal sealed class SharedOffers(ISharedState shared)
{
    private const string Name = "console.offers";

    private static readonly Touched Queue = new(ChangeKind.Queue, "");

    /// <summary>As they are now.</summary>
    public async Task<OfferBook> ReadAsync(CancellationToken cancellationToken)
        => OfferBook.Read((await shared.ReadAsync(Name, cancellationToken)).Text);

    /// <summary>Changes them; again where another node changed them meanwhile.</summary>
    /// <param name="change">What is done; it may be done several times, each on what is there then.</param>
    /// <param name="cancellationToken">Cancels between two tries.</param>
    /// <returns>What came of it, and whether it changed what pages show.</returns>
    public async Task<T> ChangeAsync<T>(Func<OfferBook, (T Result, bool IsShown)> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (before, version) = await shared.ReadAsync(Name, cancellationToken);
            var book = OfferBook.Read(before);
            var (result, isShown) = change(book);
            var after = book.Write();
            if (after == before || await shared.WriteAsync(Name, after, version, isShown ? [Queue] : [], cancellationToken))
                return result;
        }
    }

    /// <summary>An operator does not want it; false where it was not offered to them.</summary>
    public Task<bool> PassAsync(ConversationKey conversation, string accountId, CancellationToken cancellationToken)
        => ChangeAsync(book => book.Pass(conversation, accountId) ? (true, true) : (false, false), cancellationToken);
}
