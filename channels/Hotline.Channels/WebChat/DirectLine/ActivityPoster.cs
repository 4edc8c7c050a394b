using Hotline.Channels.WebChat.Access;
using Microsoft.AspNetCore.Http;

namespace Hotline.Channels.WebChat.DirectLine;

/// <summary>Hands a client's activity to the inbox and answers with the id under which all its readers will see it.</summary>
internal sealed class ActivityPoster(IInbox inbox, IConversationLog log, IConversationSigns signs, TimeProvider clock)
{
    /// <summary>Checks, maps, hands over and answers.</summary>
    public async Task<DirectLineError?> PostAsync(
        HttpContext context, Caller caller, string conversationId, IncomingActivity incoming, IReadOnlyList<Attachment> files)
    {
        // A token names a conversation of ours; a server may name any.
        if (caller.IsService && !await log.ExistsAsync(Routes.Key(conversationId), context.RequestAborted))
            return DirectLineError.NoConversation;
        if (incoming.Type == ActivityTypes.Typing)
        {
            signs.Write(Routes.Key(conversationId), ConversationSide.Resident);
            return await AnswerAsync(context, $"{conversationId}|typing", StatusCodes.Status200OK);
        }

        var (inbound, error) = WebChatMapper.ToInbound(incoming, caller, conversationId, files, clock.GetUtcNow());
        if (inbound is null)
            return error;
        var receipt = await inbox.AcceptAsync(inbound, context.RequestAborted);
        // A turn that is late has no id yet; the client knows its activity again by channelData.clientActivityID.
        return receipt.ActivityId is { } id
            ? await AnswerAsync(context, id, StatusCodes.Status200OK)
            : await AnswerAsync(context, inbound.ExternalId, StatusCodes.Status202Accepted);
    }

    private static async Task<DirectLineError?> AnswerAsync(HttpContext context, string id, int status)
    {
        await context.WriteAsync(new ResourceResponse(id), DirectLineJsonContext.Wire.ResourceResponse, status);
        return null;
    }
}
