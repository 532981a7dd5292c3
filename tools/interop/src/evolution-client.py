"""Evolution's address book without its windows: a command a line in, its answer a line out, all of JSON.

An account is added by its address, user and password alone, and so is a single book. The source registry and the address book factory,
which D-Bus starts, find its books, keep a copy of them and bring changes both ways; a session of libedataserver
makes and removes books and says who may do what with them, as Evolution's browser of collections does.
"""

import json
import sys
import threading

import gi

gi.require_version("EBook", "1.2")
gi.require_version("EBookContacts", "1.2")
gi.require_version("EDataServer", "1.2")
from gi.repository import EBook, EBookContacts, EDataServer, GLib  # noqa: E402

WAIT_SECONDS = 30
ALL_CONTACTS = "#t"
VCARD_30 = getattr(EBookContacts.VCardFormat, "30")
Flags = EBookContacts.BookOperationFlags

registry = EDataServer.SourceRegistry.new_sync(None)
account = {}
clients = {}


def credentials():
    named = EDataServer.NamedParameters.new()
    named.set("username", account["user"])
    named.set("password", account["password"])
    return named


def add_account(url, user, password):
    account.update(user=user, password=password)
    source = EDataServer.Source.new(None, None)
    source.set_display_name("Callingcard")
    collection = source.get_extension("Collection")
    collection.set_backend_name("webdav")
    collection.set_identity(user)
    collection.set_contacts_url(url)
    collection.set_contacts_enabled(True)
    collection.set_calendar_enabled(False)
    authentication = source.get_extension("Authentication")
    authentication.set_user(user)
    authentication.set_method("plain/password")
    registry.commit_source_sync(source, None)
    account["uid"] = source.get_uid()


def add_book(url, user, password, name):
    account.update(user=user, password=password)
    source = EDataServer.Source.new(None, None)
    source.set_display_name(name)
    source.set_parent("carddav-stub")
    source.get_extension("Address Book").set_backend_name("carddav")
    source.get_extension("WebDAV Backend").set_uri(GLib.Uri.parse(url, GLib.UriFlags.NONE))
    authentication = source.get_extension("Authentication")
    authentication.set_user(user)
    authentication.set_method("plain/password")
    registry.commit_source_sync(source, None)


def books():
    """The books on servers, by name."""
    found = registry.list_sources("Address Book")
    return {
        source.get_display_name(): source
        for source in found
        if source.get_extension("Address Book").get_backend_name() == "carddav"
    }


def client(name):
    """The book of that name, opened."""
    if name not in clients:
        clients[name] = EBook.BookClient.connect_sync(books()[name], WAIT_SECONDS, None)
    return clients[name]


def contact(vcard):
    return EBookContacts.Contact.new_from_vcard(vcard)


def contacts(name):
    _, found = client(name).get_contacts_sync(ALL_CONTACTS, None)
    return [EBookContacts.VCard.to_string(one, VCARD_30) for one in found]


def add(name, vcard):
    _, uid = client(name).add_contact_sync(contact(vcard), Flags.NONE, None)
    return uid


def modify(name, vcard, conflict):
    client(name).modify_contact_sync(contact(vcard), getattr(Flags, f"CONFLICT_{conflict}"), None)


def remove(name, uid):
    client(name).remove_contact_by_uid_sync(uid, Flags.NONE, None)


def refresh(name):
    client(name).refresh_sync(None)


def session(name):
    """A session of WebDAV with the server, at the book of that name."""
    opened = EDataServer.WebDAVSession.new(books()[name])
    opened.set_credentials(credentials())
    return opened


def address(name):
    """Where the book of that name is on the server."""
    return books()[name].get_extension("WebDAV Backend").dup_uri().to_string()


def look_for_books():
    registry.refresh_backend_sync(account["uid"], None)


def create_book(beside, uri, name, description):
    session(beside).mkcol_addressbook_sync(uri, name, description, None)
    look_for_books()


def remove_book(name):
    clients.pop(name, None)
    session(name).delete_sync(address(name), "infinity", None, None)
    look_for_books()


def privileges(name):
    _, found = session(name).get_current_user_privilege_set_sync(None, None)
    return [privilege.name for privilege in found]


def grants(name):
    """What is granted beyond what always is, by the principal's path."""
    _, entries = session(name).get_acl_sync(None, None)
    return {
        entry.principal_href: [privilege.name for privilege in entry.get_privileges()]
        for entry in entries
        if not entry.flags & EDataServer.WebDAVACEFlag.PROTECTED
    }


def grant(name, granted):
    """Puts a list in the place of what is granted."""
    entries = []
    for href, names in granted.items():
        kind, flag = EDataServer.WebDAVACEPrincipalKind.HREF, EDataServer.WebDAVACEFlag.GRANT
        entry = EDataServer.WebDAVAccessControlEntry.new(kind, href, flag, None)
        for one in names:
            kind, hint = EDataServer.WebDAVPrivilegeKind.COMMON, EDataServer.WebDAVPrivilegeHint.UNKNOWN
            entry.append_privilege(EDataServer.WebDAVPrivilege.new("DAV:", one, None, kind, hint))
        entries.append(entry)
    session(name).set_acl_sync(None, entries, None)


def find_principals(name, text):
    """The paths of principals with the text in their names."""
    opened = session(name)
    _, found = opened.principal_property_search_sync(None, True, "DAV:", "displayname", text, None)
    return [principal.href for principal in found]


COMMANDS = {
    "addAccount": add_account,
    "addBook": add_book,
    "books": lambda: sorted(books()),
    "createBook": create_book,
    "removeBook": remove_book,
    "isWritable": lambda name: not client(name).is_readonly(),
    "contacts": contacts,
    "add": add,
    "modify": modify,
    "remove": remove,
    "refresh": refresh,
    "privileges": privileges,
    "grants": grants,
    "grant": grant,
    "findPrincipals": find_principals,
}


def answer(line):
    command, *arguments = json.loads(line)
    try:
        return {"value": COMMANDS[command](*arguments)}
    except Exception as error:  # told to whoever asked
        return {"error": f"{type(error).__name__}: {error}"}


def serve():
    for line in sys.stdin:
        print(json.dumps(answer(line)), flush=True)
    loop.quit()


def sign_in(_registry, source, *_reason):
    """Answers the prompt for a password."""
    source.invoke_authenticate_sync(credentials(), None)


registry.connect("credentials-required", sign_in)
loop = GLib.MainLoop()
threading.Thread(target=serve, daemon=True).start()
loop.run()
