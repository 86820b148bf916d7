"""The sockets of a meeting: for people in the room, who runs it, who writes a conclusion, and for a big screen."""

from __future__ import annotations

from litestar import WebSocket, websocket
from litestar.params import FromPath

from ecabinet.live import Seat, current
from meetings.queries.items import meeting_of_item
from meetings.queries.screens import screen_of


@websocket("/meetings/{meeting_id:int}/live", opt={"action": "room.see"})
async def room(socket: WebSocket, meeting_id: FromPath[int]) -> None:
    viewer = socket.scope["state"]["viewer"]
    await socket.accept()
    await current().serve(
        "meeting", meeting_id, Seat(socket, page="room", person=viewer.person, session=viewer.session)
    )


@websocket("/meetings/{meeting_id:int}/console/live", opt={"action": "console.see"})
async def console(socket: WebSocket, meeting_id: FromPath[int]) -> None:
    """Whoever has no place at the desk is shown out."""
    viewer = socket.scope["state"]["viewer"]
    await socket.accept()
    seat = Seat(socket, page="console", person=viewer.person, session=viewer.session)
    await current().serve("meeting", meeting_id, seat)


@websocket("/items/{item_id:int}/conclusion/live", opt={"action": "conclusion.write"})
async def conclusion(socket: WebSocket, item_id: FromPath[int]) -> None:
    """Also for the chair, who reads what is being written and approves it."""
    viewer = socket.scope["state"]["viewer"]
    await socket.accept()
    seat = Seat(socket, page="conclusion", person=viewer.person, session=viewer.session, item=item_id)
    await current().serve("meeting", await meeting_of_item(item_id) or 0, seat)


@websocket("/screens/{token:str}/live", opt={"action": "public"})
async def screen(socket: WebSocket, token: FromPath[str]) -> None:
    """The token is the permission; a wrong or revoked one is shown out like everybody who may not look on."""
    await socket.accept()
    found = await screen_of(token)
    seat = Seat(socket, page="screen", person=None, session=None, screen=found.id if found else None)
    await current().serve("meeting", found.meeting if found else 0, seat)


routes = [room, console, conclusion, screen]
