using System.Security.Cryptography;
using System.Text;
using Hotline.Bot.Handoff;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Console.Access;
using Microsoft.AspNetCore.Http;

namespace Hotline.Console.Desk;

/// <summary>
/// Tells a form that was sent twice (an impatient click, a lost answer, a node that died over it) from two forms. The mark is committed
/// with what the form does, so that it does not matter which nodes take it; of what no commit does, a call, it is committed before.
/// </summary>
internal sealed class SentForms(IRequestMarks requests, TimeProvider time)
{
    private const int MaxTokenLength = 64;
    private const string Scope = "desk:";

    /// <summary>The same words sent twice from the same state of the page are meant once; null where the form says nothing of its page's state.</summary>
    public static RequestMark? MarkOf(Person person, ConversationKey conversation, string name, IFormCollection form)
    {
        var token = form["once"].ToString();
        if (token.Length is 0 or > MaxTokenLength)
            return null;
        var all = string.Join('\0', conversation.ChannelId, conversation.ConversationId, name, token, form["text"].ToString(), form["number"].ToString());
        return new(Scope + person.AccountId, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all))), name);
    }

    /// <summary>True for the first of the forms with this mark, to whichever node they come.</summary>
    public Task<bool> IsFirstAsync(RequestMark mark, CancellationToken cancellationToken) => requests.TryTakeAsync(mark, time.GetUtcNow(), cancellationToken);

    /// <summary>Rings, holds or joins telephones once for a form, however often it comes; what failed may be sent again.</summary>
    /// <param name="mark">Of the form; null: it says nothing of its page's state.</param>
    /// <param name="act">What it asks for. It is not broken off by a browser that leaves: nobody would know what had been dialled.</param>
    /// <param name="cancellationToken">Cancels before it has begun.</param>
    public async Task<DeskResult> OnceAsync(RequestMark? mark, Func<Task<DeskResult>> act, CancellationToken cancellationToken)
    {
        if (mark is not null && !await IsFirstAsync(mark, cancellationToken))
            return new DeskResult.Done(WasBefore: true);
        var result = await act();
        if (mark is not null && result is DeskResult.Refused)
            await requests.ReleaseAsync(mark, CancellationToken.None);
        return result;
    }
}
